package org.offhook.audio.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Sees what waits in the RTP sockets of sessions without taking it. */
public final class WatchedSockets implements AutoCloseable {

    private final Selector selector;

    public WatchedSockets() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void watch(MediaChannel channel) throws IOException {
        channel.rtp.register(selector, SelectionKey.OP_READ);
    }

    /** True if a datagram waits to be read. */
    public boolean waits(MediaChannel channel) {
        try {
            selector.selectedKeys().clear();
            selector.selectNow();
            SelectionKey key = channel.rtp.keyFor(selector);
            return key != null && selector.selectedKeys().contains(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
