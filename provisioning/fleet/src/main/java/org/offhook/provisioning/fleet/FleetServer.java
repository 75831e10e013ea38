package org.offhook.provisioning.fleet;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.offhook.provisioning.config.tree.Problem;

/**
 * Serves phones their configuration from a folder: {@code GET /config/ADDRESS.yaml} with the phone's token. Listens on
 * the loop-back interface only, since it speaks plain HTTP. Looks at the folder every second and reads it again when
 * it has changed and come to rest; a phone whose files are wrong is served what it was served before. Any thread.
 *
 * <p>Log lines hold no secret.
 */
public final class FleetServer implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path folder;
    private final Consumer<String> log;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock reading = new ReentrantLock();
    private final Settling settling = new Settling();
    private List<Problem> said = List.of();
    private Set<Path> otherFiles = Set.of();
    private volatile Fleet.Served served = Fleet.Served.NOTHING;

    private FleetServer(Path folder, HttpServer server, Consumer<String> log) {
        this.folder = folder;
        this.server = server;
        this.log = log;
    }

    /**
     * Reads the folder and begins to serve.
     *
     * @param port TCP port; 0 takes any free one
     * @param log takes one line at a time, from any thread
     * @throws java.net.BindException if the port is taken
     * @throws IOException if the folder cannot be read; wrong files in it are only logged
     */
    public static FleetServer start(Path folder, int port, Consumer<String> log) throws IOException {
        HttpServer http = HttpServer.create();
        FleetServer server = new FleetServer(folder, http, log);
        server.reload();
        try {
            http.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            server.threads.shutdownNow();
            throw e;
        }
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        server.threads.execute(server::watch);
        return server;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Reads the folder now, without waiting for it to come to rest.
     *
     * @throws IOException if the folder cannot be read; what was served before is served on
     */
    public void reload() throws IOException {
        reading.lock();
        try {
            FolderStamp before = FolderStamp.of(folder, otherFiles);
            Fleet fleet = FleetFolder.read(folder);
            Fleet.Served now = Fleet.served(fleet, served);
            served = now;
            tell(fleet, now);
            otherFiles = fleet.files();
            if (otherFiles.equals(before.others())) {
                settling.wasRead(before);
            } // Else the next look finds it different, and reads with all files under watch.
        } finally {
            reading.unlock();
        }
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void watch() {
        String failure = "";
        while (!threads.isShutdown()) {
            try {
                Thread.sleep(LOOK);
                if (looksDifferent()) {
                    reload();
                }
                failure = "";
            } catch (IOException e) {
                if (!failure.equals(String.valueOf(e.getMessage()))) {
                    failure = String.valueOf(e.getMessage());
                    log.accept("the folder cannot be read, what was read before is served on: " + failure);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean looksDifferent() throws IOException {
        reading.lock();
        try {
            return settling.looksDifferent(FolderStamp.of(folder, otherFiles));
        } finally {
            reading.unlock();
        }
    }

    private void tell(Fleet fleet, Fleet.Served now) {
        long ready = now.phones().values().stream()
                .filter(Rendering.Ready.class::isInstance)
                .count();
        if (!fleet.problems().equals(said)) {
            fleet.problems().forEach(problem -> log.accept("wrong: " + problem));
        }
        fleet.phones().forEach((mac, rendering) -> {
            boolean wrong = rendering instanceof Rendering.Wrong;
            if (wrong && !fleet.problems().equals(said)) {
                boolean before = now.phones().get(mac) instanceof Rendering.Ready;
                log.accept(mac.hex() + (before ? " is served what was right before" : " cannot be served"));
            }
        });
        said = fleet.problems();
        log.accept("read " + folder + ": phones that can be served: " + ready + " of "
                + now.phones().size() + ", problems: " + said.size());
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            String path =
                    Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
            Answer answer = ConfigRequests.answer(
                    served,
                    exchange.getRequestMethod(),
                    path,
                    Optional.ofNullable(headers.getFirst("Authorization")),
                    Optional.ofNullable(headers.getFirst("If-None-Match")));
            // Without the query: somebody may have put the token there.
            log.accept(exchange.getRemoteAddress().getAddress().getHostAddress() + " "
                    + Problem.shown(exchange.getRequestMethod() + " " + path) + " " + answer.status() + " "
                    + answer.body().length + " " + answer.reason());
            send(exchange, answer);
        } catch (IOException e) {
            log.accept("an answer was broken off: " + e.getMessage());
        } catch (RuntimeException e) {
            log.accept("internal error: " + e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "private, no-cache");
        headers.set("X-Content-Type-Options", "nosniff");
        answer.etag().ifPresent(etag -> headers.set("ETag", etag));
        if (answer.status() == 401) {
            headers.set("WWW-Authenticate", "Bearer realm=\"offhook\"");
        }
        if (answer.status() == 405) {
            headers.set("Allow", "GET, HEAD");
        }
        if (answer.status() != 304) {
            headers.set("Content-Type", answer.status() == 200 ? "application/yaml" : "text/plain; charset=utf-8");
        }
        boolean body = answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
        if (!body && answer.status() != 304) {
            headers.set("Content-Length", String.valueOf(answer.body().length));
        }
        exchange.sendResponseHeaders(answer.status(), body ? answer.body().length : -1);
        if (body) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
