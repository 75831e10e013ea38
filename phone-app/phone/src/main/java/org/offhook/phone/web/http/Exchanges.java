package org.offhook.phone.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** From Undertow's request to our handler and back, on a thread of the connection's while it lasts. */
final class Exchanges implements io.undertow.server.HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final long FAREWELL_MS = 200;

    private final HttpLimits limits;
    private final HttpHandler handler;
    private final Set<WebSocket> sockets = ConcurrentHashMap.newKeySet();

    Exchanges(HttpLimits limits, HttpHandler handler) {
        this.limits = limits;
        this.handler = handler;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        try {
            serve(exchange);
        } catch (IOException e) {
            LOG.debug("a web client is gone: {}", e.toString());
            IoUtils.safeClose(exchange.getConnection());
        } catch (InterruptedException e) {
            IoUtils.safeClose(exchange.getConnection());
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            LOG.error("The web server goes on after a failure in one connection", e);
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /** Says goodbye to all WebSockets at once: one that does not listen must not keep the others waiting. */
    void goAway() {
        CompletableFuture<?>[] said = sockets.stream().map(WebSocket::goAway).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(said).get(FAREWELL_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("a web page did not hear the goodbye");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpServerExchange exchange) throws Exception {
        boolean mayHaveBody = !exchange.isRequestComplete();
        if (mayHaveBody) {
            exchange.startBlocking();
        }
        HttpRequest request;
        try (Deadline _ = Deadline.of(exchange.getIoThread(), exchange.getConnection(), limits.request())) {
            request = RequestReader.read(exchange, limits.bodyLength());
        } catch (RefusedRequest refused) {
            if (exchange.isResponseStarted()) {
                return; // Undertow has cut it off itself
            }
            exchange.setPersistent(false);
            write(handler.refuse(refused.status(), refused.getMessage()), exchange);
            IoUtils.safeClose(exchange.getConnection()); // without reading what may still come
            return;
        }
        if (request.lists("Connection", "close")) {
            exchange.setPersistent(false);
        }
        switch (answer(request, mayHaveBody)) {
            case HttpAnswer.Whole whole -> write(whole, exchange);
            case HttpAnswer.Stream stream -> stream(stream, exchange);
            case HttpAnswer.Upgrade upgrade -> upgrade(upgrade, exchange);
        }
    }

    private HttpAnswer answer(HttpRequest request, boolean mayHaveBody) {
        HttpAnswer answer = handler.answer(request);
        if (!(answer instanceof HttpAnswer.Upgrade)) {
            return answer;
        }
        boolean proper = request.method().equals("GET")
                && !mayHaveBody
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

    private void write(HttpAnswer answer, HttpServerExchange exchange) throws IOException {
        if (!(answer instanceof HttpAnswer.Whole whole)) {
            throw new IllegalStateException("a refusal has a body");
        }
        head(whole, exchange);
        exchange.setResponseContentLength(whole.body().length);
        block(exchange);
        try (Deadline _ = Deadline.of(exchange.getIoThread(), exchange.getConnection(), limits.write());
                OutputStream out = exchange.getOutputStream()) {
            if (!exchange.getRequestMethod().equals(Methods.HEAD)) {
                out.write(whole.body());
            }
        }
    }

    private static void block(HttpServerExchange exchange) {
        if (!exchange.isBlocking()) {
            exchange.startBlocking();
        }
    }

    private void stream(HttpAnswer.Stream stream, HttpServerExchange exchange)
            throws IOException, InterruptedException {
        head(stream, exchange);
        exchange.setPersistent(false);
        block(exchange);
        if (!exchange.getRequestMethod().equals(Methods.HEAD)) {
            stream.writer()
                    .writeTo(new TimedOutput(exchange.getOutputStream(), exchange.getConnection(), limits.write()));
        }
        exchange.endExchange();
    }

    private void upgrade(HttpAnswer.Upgrade upgrade, HttpServerExchange exchange) throws Exception {
        upgrade.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        WebSocketConnectionCallback opened = (_, channel) -> {
            WebSocket socket = new WebSocket(channel, limits.write());
            sockets.add(socket);
            channel.addCloseTask(_ -> {
                sockets.remove(socket);
                upgrade.handler().closed();
            });
            upgrade.handler().opened(socket);
            channel.getReceiveSetter().set(new Receiver(upgrade.handler(), limits.messageLength()));
            channel.resumeReceives();
        };
        new WebSocketProtocolHandshakeHandler(opened).handleRequest(exchange);
    }

    private static void head(HttpAnswer answer, HttpServerExchange exchange) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    }
}
