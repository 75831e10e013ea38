package org.offhook.phone.sip.call;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.offhook.audio.transport.MediaTransport;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.account.ServerLocator;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.SipStackHost;

/** What every call leg works with. */
public record CallContext(
        Loop loop,
        SipStackHost stack,
        RequestBuilder requests,
        MediaTransport media,
        ServerLocator locator,
        Consumer<PhoneEvent> events,
        RandomGenerator random,
        SipTiming timing,
        Outstanding goodbyes) {}
