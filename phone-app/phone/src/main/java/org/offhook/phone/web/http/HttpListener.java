package org.offhook.phone.web.http;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * A port on which requests are taken. One thread accepts, reads and keeps the time limits; a request that is whole has a
 * thread until it is answered. Nothing that comes by a connection ends more than this connection.
 */
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int BACKLOG = 16;
    private static final int BUFFER = 4096;
    private static final int BUFFERS_KEPT = 32;
    private static final int IDLE_THREAD_MS = 10_000;

    private final HttpLimits limits;
    private final Exchanges exchanges;
    private final HttpOpenListener protocol;
    private final ByteBufferPool buffers = new DefaultByteBufferPool(false, BUFFER, BUFFERS_KEPT, 0);
    private final XnioWorker worker;
    private final AcceptingChannel<? extends StreamConnection> port;
    private final Set<StreamConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Takes the port; clients wait until {@link #start}.
     *
     * @param tls HTTPS by this identity, else plain HTTP
     * @throws IOException if the port is not free
     */
    public HttpListener(InetSocketAddress address, Optional<SSLContext> tls, HttpLimits limits, HttpHandler handler)
            throws IOException {
        this.limits = limits;
        exchanges = new Exchanges(limits, handler);
        protocol = new HttpOpenListener(buffers, protocolOptions(limits));
        protocol.setRootHandler(exchanges);
        Xnio xnio = Xnio.getInstance(HttpListener.class.getClassLoader());
        worker = xnio.createWorker(OptionMap.builder()
                .set(Options.WORKER_NAME, "offhook-web")
                .set(Options.WORKER_IO_THREADS, 1)
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, limits.connections())
                .set(Options.WORKER_TASK_KEEPALIVE, IDLE_THREAD_MS)
                .set(Options.THREAD_DAEMON, true)
                .getMap());
        try {
            port = bound(xnio, address, tls);
        } catch (IOException e) {
            worker.shutdownNow();
            throw e;
        }
    }

    private static OptionMap protocolOptions(HttpLimits limits) {
        int requestMs = Math.toIntExact(limits.request().toMillis());
        return OptionMap.builder()
                .set(UndertowOptions.MAX_HEADER_SIZE, limits.headLength())
                .set(UndertowOptions.MAX_HEADERS, limits.headers())
                .set(UndertowOptions.MAX_PARAMETERS, limits.headers())
                .set(UndertowOptions.MAX_ENTITY_SIZE, (long) limits.bodyLength())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, requestMs)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, requestMs)
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .getMap();
    }

    private AcceptingChannel<? extends StreamConnection> bound(
            Xnio xnio, InetSocketAddress address, Optional<SSLContext> tls) throws IOException {
        OptionMap options = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
        return tls.isPresent()
                ? new UndertowXnioSsl(xnio, OptionMap.EMPTY, buffers, tls.get())
                        .createSslConnectionServer(worker, address, this::accept, options)
                : worker.createStreamConnectionServer(address, this::accept, options);
    }

    /** Once only. */
    public void start() {
        port.resumeAccepts();
    }

    public InetSocketAddress address() {
        return port.getLocalAddress(InetSocketAddress.class);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return; // XNIO would wait for good for a worker that has ended
        }
        IoUtils.safeClose(port);
        exchanges.goAway();
        connections.forEach(IoUtils::safeClose);
        worker.shutdown();
        buffers.close();
    }

    private void accept(AcceptingChannel<? extends StreamConnection> from) {
        try {
            for (StreamConnection taken = from.accept(); taken != null; taken = from.accept()) {
                take(taken);
            }
        } catch (IOException e) {
            LOG.warn("The web server could not take a connection: {}", e.toString());
        }
    }

    private void take(StreamConnection connection) {
        connections.removeIf(known -> !known.isOpen());
        if (connections.size() >= limits.connections()) {
            IoUtils.safeClose(connection);
            return;
        }
        connections.add(connection);
        protocol.handleEvent(connection);
    }
}
