package org.offhook.phone.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.phone.web.http.HttpAnswer;
import org.offhook.phone.web.http.HttpHandler;
import org.offhook.phone.web.http.HttpLimits;
import org.offhook.phone.web.http.HttpListener;
import org.offhook.phone.web.http.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phone's web server: remote control under {@code /api/v1}, the virtual phone at {@code /}. Any thread.
 *
 * <p>Every request needs the token, see {@link Gate}. The token is never logged, nor is any request's address.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Nothing from elsewhere, no script in a page, no page in a frame. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "microphone=(self), camera=(), geolocation=()");

    private static final HttpLimits LIMITS = HttpLimits.defaults();

    private final WebSettings settings;
    private final LiveFeed feed = new LiveFeed();
    private final HttpListener listener;
    private final Gate gate;

    private WebServer(WebSettings settings, PhonePort phone, Optional<BrowserPcmDevice> sound, InstantSource clock)
            throws IOException {
        this.settings = settings;
        phone.onState(_ -> feed.changed());
        Pages pages = new Pages(new Api(phone, feed, clock), phone, sound, clock);
        listener = new HttpListener(
                new InetSocketAddress(settings.bind(), settings.port()), settings.tls(), LIMITS, pages);
        gate = new Gate(settings, listener.address().getPort());
    }

    /**
     * Starts to answer.
     *
     * @param sound the phone's sound device, if it is the browser
     * @param clock what time it is, for how long calls have lasted
     * @throws IOException with one sentence, if the port cannot be had
     */
    public static WebServer start(
            WebSettings settings, PhonePort phone, Optional<BrowserPcmDevice> sound, InstantSource clock)
            throws IOException {
        WebServer server;
        try {
            server = new WebServer(settings, phone, sound, clock);
        } catch (IOException e) {
            throw new IOException(
                    "The web server cannot listen on port " + settings.port() + " of " + Hosts.literal(settings.bind())
                            + ": " + e.getMessage() + ".",
                    e);
        }
        server.listener.start();
        return server;
    }

    /** Where the page is. */
    public URI url() {
        String host = settings.bind().isAnyLocalAddress()
                ? settings.hosts().stream().sorted().findFirst().orElse("localhost")
                : Hosts.literal(settings.bind());
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return URI.create(scheme + "://" + host + ":" + listener.address().getPort() + "/");
    }

    /** The address to print for the user, and for nobody else: it carries the token. */
    public URI signInUrl() {
        return URI.create(url() + "?token=" + settings.token().reveal());
    }

    @Override
    public void close() {
        feed.close();
        listener.close();
    }

    /** From a request to its answer. */
    private final class Pages implements HttpHandler {

        private final Api api;
        private final PhonePort phone;
        private final Optional<BrowserPcmDevice> sound;
        private final InstantSource clock;

        Pages(Api api, PhonePort phone, Optional<BrowserPcmDevice> sound, InstantSource clock) {
            this.api = api;
            this.phone = phone;
            this.sound = sound;
            this.clock = clock;
        }

        @Override
        public HttpAnswer answer(HttpRequest request) {
            try {
                return finished(route(request));
            } catch (RuntimeException e) {
                LOG.error("A web request failed", e);
                return refuse(500, "The phone could not answer; its log says why.");
            }
        }

        @Override
        public HttpAnswer refuse(int status, String sentence) {
            return finished(Problem.of(status, sentence));
        }

        private HttpAnswer route(HttpRequest request) {
            Optional<HttpAnswer> refusal = gate.refusal(request);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (gate.signsIn(request)) {
                return gate.signIn(request);
            }
            if (request.path().startsWith(Api.ROOT)) {
                return api.answer(request).with("Cache-Control", "no-store");
            }
            if (request.path().equals("/live")) {
                return new HttpAnswer.Upgrade(Map.of(), new LiveSocket(phone, feed, sound.isPresent(), clock));
            }
            if (request.path().equals("/sound")) {
                return sound.<HttpAnswer>map(device ->
                                new HttpAnswer.Upgrade(Map.of(), new SoundSocket(device, LIMITS.messageLength())))
                        .orElseGet(() -> Problem.of(404, "This phone's sound is not in the browser."));
            }
            return Api.method(request, "GET", () -> Site.file(request.path()).orElseGet(Api::unknown));
        }

        private HttpAnswer finished(HttpAnswer answer) {
            HttpAnswer finished = answer;
            for (Map.Entry<String, String> header : HEADERS.entrySet()) {
                if (!finished.headers().containsKey(header.getKey())) {
                    finished = finished.with(header.getKey(), header.getValue());
                }
            }
            return finished;
        }
    }
}
