package org.offhook.phone.sip;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.offhook.audio.transport.MediaTransport;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RejectReason;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.account.AddressLookup;
import org.offhook.phone.sip.account.Line;
import org.offhook.phone.sip.account.ServerLocator;
import org.offhook.phone.sip.call.CallContext;
import org.offhook.phone.sip.call.Calls;
import org.offhook.phone.sip.call.Command;
import org.offhook.phone.sip.call.DialTarget;
import org.offhook.phone.sip.call.Outstanding;
import org.offhook.phone.sip.call.SipTiming;
import org.offhook.phone.sip.event.Subscriptions;
import org.offhook.phone.sip.message.Ids;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.SipLoop;
import org.offhook.phone.sip.stack.SipStackHost;
import org.offhook.phone.sip.stack.SourceFilter;
import org.slf4j.LoggerFactory;

/**
 * The SIP user agent of the phone: registers its accounts and makes and takes calls on them. Commands may be
 * given from any thread; events are told on the SIP loop, whose consumer must not block.
 */
public final class UserAgent implements CallControl, AutoCloseable {

    /**
     * What a test or another environment may want to be different.
     *
     * @param timing repetition of 2xx
     */
    public record Environment(ServerLocator locator, RandomGenerator random, SipTiming timing) {

        public static Environment standard() {
            return new Environment(new AddressLookup(), RandomGenerator.getDefault(), SipTiming.STANDARD);
        }
    }

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final SipSettings settings;
    private final List<SipAccount> configured;
    private final MediaTransport media;
    private final Consumer<PhoneEvent> events;
    private final Environment environment;
    private final SipLoop loop = new SipLoop();
    private final SourceFilter filter;
    private final SipStackHost stack;
    private final RequestBuilder requests;
    private final Outstanding goodbyes = new Outstanding();
    private final Calls calls;
    private final Subscriptions subscriptions;
    private final Map<LineId, Line> lines = new LinkedHashMap<>();
    private boolean closed;

    public UserAgent(
            SipSettings settings, List<SipAccount> accounts, MediaTransport media, Consumer<PhoneEvent> events) {
        this(settings, accounts, media, events, Environment.standard());
    }

    /**
     * @param events told on the SIP loop
     * @throws IllegalArgumentException names the setting that cannot be used
     */
    public UserAgent(
            SipSettings settings,
            List<SipAccount> accounts,
            MediaTransport media,
            Consumer<PhoneEvent> events,
            Environment environment) {
        this.settings = settings;
        this.configured = List.copyOf(accounts);
        this.media = media;
        this.events = events;
        this.environment = environment;
        this.filter = new SourceFilter(settings.allowFrom());
        this.stack = new SipStackHost(loop, filter);
        this.requests = new RequestBuilder(new Ids(), settings.userAgent());
        CallContext context = new CallContext(
                loop,
                stack,
                requests,
                media,
                environment.locator(),
                events,
                environment.random(),
                environment.timing(),
                goodbyes);
        this.calls = new Calls(context);
        this.subscriptions = new Subscriptions(context);
    }

    /**
     * Opens the sockets and begins to register.
     *
     * @throws IOException names address and port that could not be had
     */
    public void start() throws IOException {
        List<Account> accounts = new ArrayList<>();
        stack.start(
                settings.localAddress(),
                settings.localPort(),
                new IncomingRequests(requests, calls, subscriptions, accounts));
        loop.execute(() -> {
            for (SipAccount each : configured) {
                Account account =
                        new Account(each, settings.localAddress(), stack.port(), environment.locator(), filter, loop);
                accounts.add(account);
                subscriptions.add(account);
                Line line = new Line(account, stack, requests, loop, environment.random(), this::told);
                lines.put(each.line(), line);
                line.start();
            }
        });
    }

    /** A line that works, perhaps again, may ask its server for more. */
    private void told(PhoneEvent event) {
        events.accept(event);
        if (event instanceof PhoneEvent.RegistrationChanged(LineId line, RegistrationStatus status)) {
            switch (status.state()) {
                case REGISTERED, NOT_WANTED -> subscriptions.start(line);
                case REGISTERING, FAILED, UNREGISTERED -> {}
            }
        }
    }

    /** The UDP and TCP port that is listened on. */
    public int port() {
        return stack.port();
    }

    /** The network came back or our address changed: every account is located and registered anew, at once. */
    public void networkChanged() {
        loop.execute(() -> {
            lines.values().forEach(Line::registerNow);
            subscriptions.addressChanged();
        });
    }

    /** Registers one line at once, as the user may ask for after a failure. */
    public void registerNow(LineId line) {
        withLine(line, Line::registerNow, () -> {});
    }

    @Override
    public void placeCall(CallId call, LineId line, String target) {
        withLine(line, each -> calls.place(call, each.account(), target), () -> calls.refuse(call));
    }

    private void withLine(LineId id, Consumer<Line> what, Runnable missing) {
        loop.execute(() -> {
            Line line = lines.get(id);
            if (line == null) {
                missing.run();
            } else {
                what.accept(line);
            }
        });
    }

    @Override
    public void sendRinging(CallId call) {
        with(call, Command::ringing);
    }

    @Override
    public void answer(CallId call) {
        with(call, Command::answer);
    }

    @Override
    public void reject(CallId call, RejectReason reason) {
        with(call, command -> command.reject(reason));
    }

    @Override
    public void hangUp(CallId call) {
        with(call, Command::hangUp);
    }

    @Override
    public void hold(CallId call) {
        with(call, command -> command.hold(true));
    }

    @Override
    public void resume(CallId call) {
        with(call, command -> command.hold(false));
    }

    @Override
    public void sendDigit(CallId call, char digit) {
        with(call, command -> command.digit(digit));
    }

    @Override
    public void transfer(CallId call, LineId line, String target) {
        withLine(
                line,
                each -> calls.transfer(
                        call, DialTarget.uri(target, each.account().config().domain())),
                () -> calls.transfer(call, Optional.empty()));
    }

    @Override
    public void transfer(CallId call, CallId with) {
        loop.execute(() -> calls.transfer(call, with));
    }

    @Override
    public void follow(CallId call, CallId asking) {
        loop.execute(() -> calls.follow(call, asking));
    }

    @Override
    public void stay(CallId asking) {
        loop.execute(() -> calls.stay(asking));
    }

    private void with(CallId call, Consumer<Command> what) {
        loop.execute(() -> calls.with(call, what));
    }

    /**
     * Ends all calls, un-registers all accounts at the same time, and closes everything, the threads of jSIP
     * included. Blocks until the servers have answered, or for {@code within}; must not be called on the SIP loop.
     */
    public synchronized void stop(Duration within) {
        if (closed) {
            return;
        }
        closed = true;
        CountDownLatch done = new CountDownLatch(2);
        loop.execute(() -> {
            calls.hangUpAll();
            subscriptions.stop();
            goodbyes.whenNone(done::countDown);
            Line.stopAll(lines.values(), done::countDown);
        });
        try {
            if (!done.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                LoggerFactory.getLogger(UserAgent.class).info("Not every server answered the good-bye in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stack.close();
        loop.close();
    }

    @Override
    public void close() {
        stop(CLOSE_WITHIN);
    }
}
