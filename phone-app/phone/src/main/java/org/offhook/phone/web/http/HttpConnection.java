package org.offhook.phone.web.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** One client's connection: requests one after the other, the last of which may become a stream or a WebSocket. */
final class HttpConnection implements AutoCloseable {

    private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3

    private final Socket accepted;
    private final Optional<SSLContext> tls;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final DefaultBHttpServerConnection messages;
    private final Deadline deadline = new Deadline();
    private volatile WebSocket webSocket;

    HttpConnection(Socket accepted, Optional<SSLContext> tls, HttpLimits limits, HttpHandler handler) {
        this.accepted = accepted;
        this.tls = tls;
        this.limits = limits;
        this.handler = handler;
        Http1Config config = Http1Config.custom()
                .setMaxLineLength(limits.lineLength())
                .setMaxHeaderCount(limits.headers())
                .setBufferSize(4096)
                .build();
        // The parser of HttpCore 5.4 keeps to these limits only if its factory is given them too.
        messages = new DefaultBHttpServerConnection(
                tls.isPresent() ? "https" : "http",
                config,
                null,
                null,
                null,
                null,
                new DefaultHttpRequestParserFactory(config),
                null);
        deadline.in(limits.request());
    }

    /** Serves the client until one of both has enough. On a thread of its own. */
    void run() throws IOException, HttpException, InterruptedException {
        accepted.setTcpNoDelay(true);
        Socket socket = tls.isPresent() ? secured(tls.get()) : accepted;
        messages.bind(socket);
        boolean more = true;
        while (more) {
            deadline.in(limits.request());
            more = serve(socket);
        }
    }

    /** True if it has missed its deadline. By the listener's thread. */
    boolean late(long now) {
        return deadline.passed(now);
    }

    /** Ends it at once, from any thread. */
    @Override
    public void close() {
        try {
            accepted.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    /** Ends it with a word to a WebSocket's other side. */
    void goAway() {
        WebSocket open = webSocket;
        if (open != null) {
            open.goAway();
        }
        close();
    }

    private Socket secured(SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(accepted, null, accepted.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private boolean serve(Socket socket) throws IOException, HttpException, InterruptedException {
        HttpRequest request;
        try {
            ClassicHttpRequest head = messages.receiveRequestHeader();
            if (head == null) {
                return false;
            }
            request = RequestReader.read(messages, head, limits.bodyLength());
        } catch (RefusedRequest refused) {
            send(handler.refuse(refused.status(), refused.getMessage()), null);
            return false;
        } catch (MessageConstraintException | RequestHeaderFieldsTooLargeException tooLong) {
            send(handler.refuse(431, "The request's head is too long."), null);
            return false;
        } catch (HttpException malformed) {
            send(handler.refuse(400, "This is no HTTP request."), null);
            return false;
        }
        deadline.none();
        HttpAnswer answer = answer(request);
        return switch (answer) {
            case HttpAnswer.Whole _ -> send(answer, request);
            case HttpAnswer.Stream _ -> send(answer, request);
            case HttpAnswer.Upgrade upgrade -> {
                upgrade(socket, request, upgrade);
                yield false;
            }
        };
    }

    private HttpAnswer answer(HttpRequest request) {
        HttpAnswer answer = handler.answer(request);
        if (!(answer instanceof HttpAnswer.Upgrade)) {
            return answer;
        }
        boolean proper = request.method().equals("GET")
                && request.lists("Upgrade", "websocket")
                && request.lists("Connection", "Upgrade")
                && request.header("Sec-WebSocket-Key").isPresent();
        if (!proper) {
            return handler.refuse(426, "This address speaks WebSocket only.").with("Upgrade", "websocket");
        }
        if (!request.header("Sec-WebSocket-Version").equals(Optional.of("13"))) {
            return handler.refuse(426, "This server speaks version 13 of WebSocket.")
                    .with("Sec-WebSocket-Version", "13");
        }
        return answer;
    }

    /**
     * @param request what is answered, or null if it could not be read
     * @return true if the connection goes on
     */
    private boolean send(HttpAnswer answer, HttpRequest request) throws IOException, HttpException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        answer.headers().forEach(response::setHeader);
        boolean headOnly = request != null && request.method().equals("HEAD");
        switch (answer) {
            case HttpAnswer.Whole whole -> {
                response.setHeader("Content-Length", String.valueOf(whole.body().length));
                if (!headOnly) {
                    response.setEntity(new ByteArrayEntity(whole.body(), null));
                }
            }
            case HttpAnswer.Stream stream -> {
                response.setHeader("Transfer-Encoding", "chunked");
                response.setEntity(new EntityTemplate(-1, null, null, out -> write(stream.writer(), out)));
            }
            case HttpAnswer.Upgrade _ -> throw new IllegalStateException("an upgrade has no body");
        }
        boolean more = request != null && answer instanceof HttpAnswer.Whole && !request.lists("Connection", "close");
        if (!more) {
            response.setHeader("Connection", "close");
        }
        deadline.in(limits.write());
        messages.sendResponseHeader(response);
        if (response.getEntity() != null) {
            messages.sendResponseEntity(response);
        }
        messages.flush();
        return more;
    }

    private void write(HttpAnswer.Writer writer, java.io.OutputStream out) throws IOException {
        deadline.none();
        try {
            messages.flush();
            writer.writeTo(new TimedOutput(out, deadline, limits.write()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upgrade(Socket socket, HttpRequest request, HttpAnswer.Upgrade upgrade)
            throws IOException, HttpException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(101);
        upgrade.headers().forEach(response::setHeader);
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        response.setHeader(
                "Sec-WebSocket-Accept",
                accept(request.header("Sec-WebSocket-Key").orElseThrow()));
        deadline.in(limits.write());
        messages.sendResponseHeader(response);
        messages.flush();
        deadline.none();
        WebSocket opened = new WebSocket(
                socket.getInputStream(),
                new TimedOutput(socket.getOutputStream(), deadline, limits.write()),
                limits.messageLength(),
                this);
        webSocket = opened;
        upgrade.handler().opened(opened);
        try {
            opened.run(upgrade.handler());
        } finally {
            upgrade.handler().closed();
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + WEB_SOCKET_GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
