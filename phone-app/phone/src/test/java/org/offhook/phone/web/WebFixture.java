package org.offhook.phone.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;

/** A phone with its web server on a free port, and a client. */
final class WebFixture implements AutoCloseable {

    static final String TOKEN = "a-token-that-only-tests-know";

    final FakePhone phone = new FakePhone();
    final BrowserPcmDevice sound = (BrowserPcmDevice) PcmDevices.create(new PcmSpec.Browser(), PcmFormat.of(16000, 20));
    final WebServer server;
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    WebFixture() {
        try {
            server = WebServer.start(
                    WebSettings.loopback(0, AccessToken.of(TOKEN)), phone, Optional.of(sound), InstantSource.system());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return server.url().getPort();
    }

    URI at(String path) {
        return server.url().resolve(path);
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(signed(path));
    }

    HttpRequest.Builder signed(String path) {
        return request(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send(signed(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(signed(path).DELETE());
    }

    /** The cookie that a browser gets for the printed address. */
    String cookie() throws Exception {
        String set = send(HttpRequest.newBuilder(server.signInUrl()))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /** Keys that the phone has been told are pressed, in order. */
    List<String> pressed() {
        List<String> pressed = new ArrayList<>();
        phone.posted.forEach(event -> {
            if (event instanceof org.offhook.phone.core.PhoneEvent.KeyPressed(var key)) {
                pressed.add(key.name());
            }
        });
        return pressed;
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        phone.close();
    }
}
