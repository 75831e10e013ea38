package org.offhook.phone.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaTransport;
import org.offhook.audio.transport.NegotiatedMedia;

/** Media without sockets: hands out port numbers and remembers what it was told. */
final class FakeMedia implements MediaTransport {

    /** When set, ports are not opened before this completes. */
    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    private final AtomicInteger ports = new AtomicInteger(20_000);
    final Map<String, NegotiatedMedia> applied = new ConcurrentHashMap<>();
    final List<String> open = new CopyOnWriteArrayList<>();
    final List<String> digits = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<LocalMedia> prepare(String session, InetAddress localAddress) {
        open.add(session);
        int port = ports.getAndUpdate(last -> last >= 60_000 ? 20_000 : last + 2);
        LocalMedia local = new LocalMedia(
                new InetSocketAddress(localAddress, port), new InetSocketAddress(localAddress, port + 1));
        return gate.thenApply(_ -> local);
    }

    @Override
    public void apply(String session, NegotiatedMedia media) {
        applied.put(session, media);
    }

    @Override
    public void sendDigit(String session, char digit, int durationMs) {
        digits.add(session + ":" + digit);
    }

    @Override
    public void release(String session) {
        open.remove(session);
        applied.remove(session);
    }
}
