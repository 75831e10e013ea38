package org.offhook.phone.web.http;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/**
 * A WebSocket of this server (RFC 6455). All methods from any thread. On its handler's own thread sending never waits; on
 * any other it waits until the other side takes the message.
 */
public final class WebSocket {

    private static final int GOING_AWAY = 1001;

    /** Answers that a client may leave lying before it counts as one that does not listen. */
    private static final int PENDING_MOST = 64;

    private final WebSocketChannel channel;
    private final Duration writeTime;
    private final AtomicInteger pending = new AtomicInteger();

    WebSocket(WebSocketChannel channel, Duration writeTime) {
        this.channel = channel;
        this.writeTime = writeTime;
    }

    public void sendText(String message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
        if (mayNotWait()) {
            WebSockets.sendText(bytes, channel, new Sent(), writeTime.toMillis());
            return;
        }
        try (Deadline _ = deadline()) {
            WebSockets.sendTextBlocking(bytes, channel);
        }
    }

    /** @param message may be changed when this returns */
    public void sendBinary(byte[] message, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(message, length));
        if (mayNotWait()) {
            WebSockets.sendBinary(bytes, channel, new Sent(), writeTime.toMillis());
            return;
        }
        try (Deadline _ = deadline()) {
            WebSockets.sendBinaryBlocking(bytes, channel);
        }
    }

    /** Says goodbye and ends the connection. */
    public void close(int code, String reason) {
        sayClose(code, reason);
    }

    /** The server ends. */
    CompletableFuture<Void> goAway() {
        return sayClose(GOING_AWAY, "The phone ends.");
    }

    private CompletableFuture<Void> sayClose(int code, String reason) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        WebSockets.sendClose(code, reason, channel, new WebSocketCallback<>() {
            @Override
            public void complete(WebSocketChannel closing, Void nothing) {
                IoUtils.safeClose(closing);
                said.complete(null);
            }

            @Override
            public void onError(WebSocketChannel closing, Void nothing, Throwable error) {
                complete(closing, nothing);
            }
        });
        return said;
    }

    private boolean mayNotWait() throws IOException {
        if (Thread.currentThread() != channel.getIoThread()) {
            return false;
        }
        if (pending.incrementAndGet() > PENDING_MOST) {
            IoUtils.safeClose(channel);
            throw new IOException("the other side does not listen");
        }
        return true;
    }

    private Deadline deadline() {
        return Deadline.of(channel.getIoThread(), channel, writeTime);
    }

    private final class Sent implements WebSocketCallback<Void> {

        @Override
        public void complete(WebSocketChannel sentOn, Void nothing) {
            pending.decrementAndGet();
        }

        @Override
        public void onError(WebSocketChannel sentOn, Void nothing, Throwable error) {
            pending.decrementAndGet();
        }
    }
}
