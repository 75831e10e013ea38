package org.offhook.phone.web.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port on which requests are taken. One thread accepts and keeps the time limits; each connection has a virtual
 * thread. Nothing that comes by a connection ends more than this connection.
 */
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int BACKLOG = 16;
    private static final Duration FAREWELL = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ServerSocket port;
    private final Optional<SSLContext> tls;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Takes the port; clients wait until {@link #start}.
     *
     * @param tls HTTPS by this identity, else plain HTTP
     * @throws IOException if the port is not free
     */
    public HttpListener(InetSocketAddress address, Optional<SSLContext> tls, HttpLimits limits, HttpHandler handler)
            throws IOException {
        this.tls = tls;
        this.limits = limits;
        this.handler = handler;
        port = new ServerSocket();
        try {
            port.bind(address, BACKLOG);
        } catch (IOException e) {
            port.close();
            throw e;
        }
    }

    /** Once only. */
    public void start() {
        Thread.ofPlatform().daemon().name("offhook-web").start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) port.getLocalSocketAddress();
    }

    @Override
    public void close() {
        closed = true;
        try {
            port.close();
        } catch (IOException e) {
            LOG.debug("closing the web port", e);
        }
        sayGoodbye();
        connections.forEach(HttpConnection::close);
    }

    /** To all at once, since one that does not listen must not keep the others waiting. */
    private void sayGoodbye() {
        Thread farewell = Thread.ofVirtual().start(() -> {
            List<Thread> each = connections.stream()
                    .map(connection -> Thread.ofVirtual().start(connection::goAway))
                    .toList();
            for (Thread one : each) {
                try {
                    one.join();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        try {
            farewell.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                port.setSoTimeout(connections.isEmpty() ? 0 : (int) LOOK_EVERY.toMillis());
                take(port.accept());
            } catch (SocketTimeoutException e) {
                closeLate();
            } catch (IOException | RuntimeException | Error e) {
                if (!closed) {
                    LOG.warn("The web server could not take a connection: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void take(Socket socket) {
        closeLate();
        HttpConnection connection = new HttpConnection(socket, tls, limits, handler);
        if (connections.size() >= limits.connections()) {
            connection.close();
            return;
        }
        connections.add(connection);
        Thread.ofVirtual().name("offhook-web-client").start(() -> serve(connection));
        if (closed) {
            connection.close();
        }
    }

    private void serve(HttpConnection connection) {
        try (connection) {
            connection.run();
        } catch (IOException | HttpException e) {
            LOG.debug("a web client is gone: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The web server goes on after a failure in one connection", e);
        } finally {
            connections.remove(connection);
        }
    }

    private void closeLate() {
        long now = System.nanoTime();
        for (HttpConnection connection : connections) {
            if (connection.late(now)) {
                connection.close();
            }
        }
    }

    /** Out of file descriptors, say: they come back. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
