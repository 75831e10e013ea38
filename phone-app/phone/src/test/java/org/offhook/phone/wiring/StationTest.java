package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.BareBoard;
import org.offhook.phone.board.BoardFile;
import org.offhook.phone.board.BoardProfiles;
import org.offhook.phone.board.RunningBoard;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import org.offhook.testkit.Await;

/** The web server beside the phone's inside, by real configurations and real requests. */
class StationTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path state;

    private Station station;
    private Optional<OffHook> inside = Optional.empty();

    private void start(String config) throws ConfigException, StartException {
        if (station == null) {
            station = new Station(state, BoardChoice.OF_CONFIGURATION);
        }
        inside.ifPresent(OffHook::close);
        inside = Optional.of(station.start(ConfigReader.read(
                "test", "version: 1\nsip: {port: 0, address: 127.0.0.1}\naudio: {device: \"null\"}\n" + config)));
    }

    @AfterEach
    void stop() {
        inside.ifPresent(OffHook::close);
        if (station != null) {
            station.close();
        }
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = anyPort()) {
            return socket.getLocalPort();
        }
    }

    /** The state as JSON, or why there is none. */
    private String get(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/state"))
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(state.resolve("web-token"))
                                            .strip())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "none: " + e;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitState(int port, String part) {
        Await.until(part, LIMIT, () -> get(port).contains(part));
    }

    @Test
    void thePagesComeByThemselvesAndStayThroughANewConfiguration() throws Exception {
        int port = freePort();
        String web = "web: {enabled: true, port: " + port + "}\n";
        start(web);
        awaitState(port, "\"lines\":[]");
        start(web + "accounts: [{user: \"201\", server: 127.0.0.1, register: false}]\n");
        awaitState(port, "\"label\":\"201\"");
    }

    @Test
    void aNewConfigurationMovesThePagesOrEndsThem() throws Exception {
        int first = freePort();
        start("web: {enabled: true, port: " + first + "}\n");
        awaitState(first, "\"lines\":[]");
        int second = freePort();
        start("web: {enabled: true, port: " + second + "}\n");
        awaitState(second, "\"lines\":[]");
        assertTrue(get(first).startsWith("none"), "the old port is given up");
        start("");
        Await.until("the end of the pages", LIMIT, () -> get(second).startsWith("none"));
    }

    @Test
    void thePhoneStartsWithTheBoardOfItsConfiguration() throws Exception {
        start("phone: {board: sim}\n");
        assertFalse(inside.orElseThrow().state().desk().handsetUp());
    }

    @Test
    void thePhoneSoundsWhereTheBoardSaysUnlessItsConfigurationSaysOtherwise() throws Exception {
        String text = BoardProfiles.text("sim") + "sound: [{role: handset, device: \"null\"}]\n";
        PhoneConfig.Audio usual = new PhoneConfig.Audio("alsa:default", 16_000, 20, PhoneConfig.RealTime.USUAL);
        PhoneConfig.Audio own = new PhoneConfig.Audio("loop", 16_000, 20, PhoneConfig.RealTime.USUAL);
        try (RunningBoard board = RunningBoard.open(BoardFile.read("board.yaml", text))) {
            assertEquals("null", SoundPlan.of(usual, board).master());
            assertEquals("loop", SoundPlan.of(own, board).master());
        }
        assertEquals("alsa:default", SoundPlan.of(usual, new BareBoard()).master());
    }

    @Test
    void aWrongBoardLeavesAPhoneThatWorksAndSaysSoOnScreenAndWeb() throws Exception {
        int port = freePort();
        Path profile = Files.writeString(
                state.resolve("wrong.yaml"), BoardProfiles.text("sim").replace("sim:16", "sim:8"));
        station = new Station(state, new BoardChoice(Optional.of(profile.toString()), Optional.empty()));
        start("web: {enabled: true, port: " + port + "}\n");
        String fault = profile + ":22: hook.line: sim:8 is the line of keypad.columns[0] too";
        awaitState(port, "\"board\":{\"faults\":[\"" + fault + "\"]}");
        assertEquals(List.of(fault), faults());
        Await.until(
                "the idle screen",
                LIMIT,
                () -> inside.orElseThrow().frame().text().lines().contains("Board faults: 1     "));
    }

    @Test
    void aConfigurationFromTheNetworkNamesNoFiles() throws Exception {
        start("phone: {board: /etc/board.yaml}\n");
        Await.until("the report", LIMIT, () -> !faults().isEmpty());
        assertEquals(
                List.of("/etc/board.yaml: a configuration that comes over the network cannot name files; there are"
                        + " reference, rotary, usb-handset, sim"),
                faults());
    }

    private List<String> faults() {
        return inside.orElseThrow().state().desk().faults();
    }

    @Test
    void aTakenPortLeavesAPhoneThatWorks() throws Exception {
        try (ServerSocket taken = anyPort()) {
            start("web: {enabled: true, port: " + taken.getLocalPort() + "}\n");
            Await.until("the attempt", LIMIT, () -> Files.exists(state.resolve("web-token")));
            assertEquals(4, inside.orElseThrow().frame().text().rows().size());
        }
    }

    @Test
    void withoutPagesNothingIsKept() throws Exception {
        start("");
        station.close();
        assertFalse(Files.exists(state.resolve("web-token")));
    }
}
