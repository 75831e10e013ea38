package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Subscriptions;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.account.AddressLookup;
import org.offhook.phone.sip.call.SipTiming;

/** A user agent with fake media, on loop-back, and the events that it tells. */
final class TestPhone implements AutoCloseable {

    /** 2xx are repeated after 50 ms and given up after 3.2 s. */
    static final SipTiming FAST = new SipTiming(Duration.ofMillis(50), Duration.ofMillis(400));

    static final LineId LINE = new LineId(1);

    final FakeMedia media = new FakeMedia();
    final UserAgent agent;
    private final List<PhoneEvent> skipped = new ArrayList<>();
    private final BlockingQueue<PhoneEvent> events = new LinkedBlockingQueue<>();

    TestPhone(List<String> allowFrom, SipAccount... accounts) {
        SipSettings settings = new SipSettings(0, Optional.of("127.0.0.1"), "OffHook/test", allowFrom);
        agent = new UserAgent(
                settings,
                List.of(accounts),
                media,
                events::add,
                new UserAgent.Environment(new AddressLookup(), RandomGenerator.of("L64X128MixRandom"), FAST));
        try {
            agent.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        letLoopPass();
        letLoopPass();
        events.addAll(skipped);
    }

    /** Until what was queued on the loop is done: so the second time the servers are known too. */
    private void letLoopPass() {
        agent.placeCall(new CallId("none"), new LineId(99), "1");
        await(PhoneEvent.CallEnded.class, event -> event.call().value().equals("none"));
    }

    static SipAccount account(RawPeer server, boolean register) {
        return account(LINE, "200", server.socket.getLocalPort(), Transport.UDP, register, false, DtmfMethod.RFC4733);
    }

    /** One that does not register but asks to be told. */
    static SipAccount account(RawPeer server, Subscriptions subscriptions) {
        return account(
                LINE,
                "200",
                server.socket.getLocalPort(),
                Transport.UDP,
                false,
                false,
                DtmfMethod.RFC4733,
                subscriptions);
    }

    static SipAccount account(
            LineId line,
            String user,
            int port,
            Transport transport,
            boolean register,
            boolean autoAnswer,
            DtmfMethod dtmf) {
        return account(line, user, port, transport, register, autoAnswer, dtmf, Subscriptions.NONE);
    }

    private static SipAccount account(
            LineId line,
            String user,
            int port,
            Transport transport,
            boolean register,
            boolean autoAnswer,
            DtmfMethod dtmf,
            Subscriptions subscriptions) {
        return new SipAccount(
                line,
                "Desk",
                user,
                user,
                "secret",
                "127.0.0.1",
                port,
                transport,
                Optional.empty(),
                register,
                Duration.ofSeconds(300),
                autoAnswer,
                List.of(PayloadFormat.PCMA, PayloadFormat.PCMU),
                dtmf,
                20,
                subscriptions);
    }

    /** The next event of this kind; others are skipped. */
    <T extends PhoneEvent> T await(Class<T> kind) {
        return await(kind, event -> true);
    }

    <T extends PhoneEvent> T await(Class<T> kind, java.util.function.Predicate<T> wanted) {
        try {
            while (true) {
                PhoneEvent event = events.poll(15, TimeUnit.SECONDS);
                if (event == null) {
                    return fail("no " + kind.getSimpleName());
                }
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    return kind.cast(event);
                }
                skipped.add(event);
            }
        } catch (InterruptedException e) {
            return fail(e);
        }
    }

    /** True if an event of this kind was told and not yet awaited. */
    boolean told(Class<? extends PhoneEvent> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    @Override
    public void close() {
        agent.stop(Duration.ofMillis(100));
    }
}
