package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.offhook.hal.sim.SimBoard;
import org.offhook.phone.web.AccessToken;
import org.offhook.phone.web.WebServer;
import org.offhook.phone.web.WebSettings;
import org.offhook.provisioning.config.ConfigReader;

/** The whole program with its board and its web server: what is pressed in one place shows in the other. */
class WebPhoneTest {

    private static final String CONFIG = """
            version: 1
            phone:
              language: de
              timeZone: Europe/Berlin
            audio:
              device: "null"
            """;

    private final AccessToken token = AccessToken.fresh();

    @Test
    void keysPressedOverTheWebShowOnTheBoardAndOnTheWeb() throws Exception {
        SimBoard board = new SimBoard();
        CountDownLatch dialled = new CountDownLatch(1);
        board.screen().addWatcher(text -> {
            if (text.lines().get(1).startsWith("600_")) {
                dialled.countDown();
            }
        });
        try (OffHook phone = OffHook.start(
                        ConfigReader.read("test.yaml", CONFIG), Equipment.bare().withBoard(board));
                WebServer server = WebServer.start(
                        WebSettings.loopback(0, token), new WebPhone(phone), Optional.empty(), InstantSource.system());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> pressed = client.send(
                    request(server, "/api/v1/keys")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"keys\":\"600\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(202, pressed.statusCode(), pressed.body());
            assertTrue(dialled.await(10, TimeUnit.SECONDS), "the board shows the digits");
            String screen = client.send(request(server, "/api/v1/screen").build(), BodyHandlers.ofString())
                    .body();
            assertTrue(screen.contains("\"600_                \""), screen);
            String state = client.send(request(server, "/api/v1/state").build(), BodyHandlers.ofString())
                    .body();
            assertTrue(state.contains("\"digits\":\"600\""), state);
            board.handset().lift();
            board.handset().replace();
            WebPhone seen = new WebPhone(phone);
            assertTrue(seen.screenRows().stream().allMatch(row -> row.codePointCount(0, row.length()) == 20));
        }
    }

    private HttpRequest.Builder request(WebServer server, String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Bearer " + token.reveal());
    }
}
