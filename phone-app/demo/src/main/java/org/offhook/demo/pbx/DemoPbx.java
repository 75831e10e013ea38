package org.offhook.demo.pbx;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.offhook.demo.media.Studio;
import org.offhook.phone.sip.message.Ids;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.SipLoop;
import org.offhook.phone.sip.stack.SipStackHost;
import org.offhook.phone.sip.stack.SourceFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small PBX: users register with digest authentication and call each other, their sound flowing directly between
 * them, and there are an echo (600), a melody (601), a voice that reads back digits (602) and a call back (603).
 * On UDP and TCP, on one address. Every method may be called from any thread.
 */
public final class DemoPbx implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPbx.class);
    private static final String REALM = "offhook-demo";
    private static final Duration FAREWELL = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new Ids();
    private final Replies replies = new Replies(ids);
    private final SipLoop loop = new SipLoop();
    private final SipStackHost stack;
    private final Studio studio = new Studio();
    private final InetAddress address;
    private final Users users;
    private final Bindings bindings;
    private final ServiceCalls calls;

    private DemoPbx(PbxSettings settings) {
        address = settings.address();
        users = new Users(settings.users());
        stack = new SipStackHost(loop, new SourceFilter(List.of(reachableFrom(address))));
        bindings = new Bindings(clock);
        calls = new ServiceCalls(replies);
    }

    private void listen(PbxSettings settings) throws IOException {
        CompletableFuture<Router> router = new CompletableFuture<>();
        stack.start(Optional.of(address.getHostAddress()), settings.port(), new Late(router));

        Here here = new Here(address, stack.port());
        Outbound out = new Outbound(stack, here, ids);
        Office office = new Office(out, loop, replies, settings);
        CallBack callBack = new CallBack(office, bindings, calls, studio);
        router.complete(new Router(
                here,
                users,
                new DigestServer(users, REALM, clock),
                new Registrar(bindings, replies, clock),
                new Proxy(out, loop, bindings, replies),
                new Services(office, calls, callBack, studio),
                calls,
                replies));
        LOG.info("listening on {}", server());
    }

    /** Requests may come in before the port, which the router wants to know, is known; they wait on the loop. */
    private record Late(CompletableFuture<Router> router) implements SipStackHost.Inbound {
        @Override
        public void request(IncomingRequest request) {
            router.join().request(request);
        }

        @Override
        public void strayResponse(javax.sip.message.Response response) {
            router.join().strayResponse(response);
        }
    }

    private static String reachableFrom(InetAddress address) {
        boolean ip6 = address.getAddress().length == 16;
        if (address.isLoopbackAddress()) {
            return ip6 ? "::1" : "127.0.0.0/8";
        }
        return ip6 ? "::/0" : "0.0.0.0/0";
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException if two users have the same number
     * @throws IOException names the address and port that could not be had
     */
    public static DemoPbx start(PbxSettings settings) throws IOException {
        DemoPbx pbx = new DemoPbx(settings);
        try {
            pbx.listen(settings);
            return pbx;
        } catch (IOException | RuntimeException e) {
            pbx.close();
            throw e;
        }
    }

    /** Where phones register: {@code 127.0.0.1:5060}. */
    public String server() {
        return new Here(address, port()).host() + ":" + port();
    }

    /** For UDP and TCP. */
    public int port() {
        return stack.port();
    }

    /** How many phones are registered under a number; 0 for unknown ones. */
    public int phonesOf(String number) {
        return ask(
                () -> users.find(number).map(user -> bindings.of(user).size()).orElse(0));
    }

    /** How many calls the services are in. */
    public int serviceCalls() {
        return ask(calls::count);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, loop::execute)
                    .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the PBX is closed", e);
        }
    }

    /** Hangs up the service calls and ends every thread, in under a second. */
    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(calls::endAll, loop::execute).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("service calls not ended properly", e);
        }
        stack.close();
        loop.close();
        studio.close();
    }
}
