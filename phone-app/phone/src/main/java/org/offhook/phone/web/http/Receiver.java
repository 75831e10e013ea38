package org.offhook.phone.web.http;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** Hands a client's messages to the program. */
final class Receiver extends AbstractReceiveListener {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final WebSocketHandler handler;
    private final int most;

    Receiver(WebSocketHandler handler, int most) {
        this.handler = handler;
        this.most = most;
    }

    @Override
    protected long getMaxTextBufferSize() {
        return most;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
        return most;
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        guarded(channel, () -> handler.text(message.getData()));
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        var data = message.getData();
        try {
            ByteBuffer whole = WebSockets.mergeBuffers(data.getResource());
            byte[] bytes = new byte[whole.remaining()];
            whole.get(bytes);
            guarded(channel, () -> handler.binary(bytes, bytes.length));
        } finally {
            data.free();
        }
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable error) {
        LOG.debug("a WebSocket's other side is gone: {}", error.toString());
        super.onError(channel, error);
    }

    private static void guarded(WebSocketChannel channel, Runnable handling) {
        try {
            handling.run();
        } catch (RuntimeException e) {
            LOG.error("The web server goes on after a failure in one WebSocket", e);
            IoUtils.safeClose(channel);
        }
    }
}
