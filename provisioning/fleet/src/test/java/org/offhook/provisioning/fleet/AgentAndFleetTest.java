package org.offhook.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.provisioning.agent.Agent;
import org.offhook.provisioning.agent.AgentSettings;
import org.offhook.provisioning.agent.AgentStatus;
import org.offhook.provisioning.agent.AgentStatus.Phase;
import org.offhook.provisioning.agent.ConfigFetcher;
import org.offhook.provisioning.agent.ConfigSource;
import org.offhook.provisioning.agent.ConfigSource.PlainHttp;
import org.offhook.provisioning.agent.ConfigStore;
import org.offhook.provisioning.agent.ConfigTarget;
import org.offhook.provisioning.agent.Credentials;
import org.offhook.provisioning.agent.FetchLimits;
import org.offhook.provisioning.config.PhoneConfig;
import org.offhook.provisioning.config.Secret;

/** The phone's agent and the server, by HTTP over the loop-back interface, files and all. */
class AgentAndFleetTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Nothing by itself but the first check: the test asks when it wants. */
    private static final AgentSettings QUIET =
            new AgentSettings(Duration.ofSeconds(60), HOUR, HOUR, HOUR, Duration.ofMillis(10));

    @TempDir
    private Path temporary;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Phone phone = new Phone();
    private SampleFolder sample;
    private FleetServer server;
    private Agent agent;

    @BeforeEach
    void startServer() throws IOException {
        sample = new SampleFolder(temporary.resolve("fleet"));
        server = FleetServer.start(sample.path(), 0, log::add);
    }

    @AfterEach
    void stopAll() {
        if (agent != null) {
            agent.close();
        }
        server.close();
    }

    @Test
    void aNewPhoneFetchesItsConfigurationAndFromThenOnOnlyChanges() throws Exception {
        startAgent(SampleFolder.TOKEN);
        assertEquals("Reception", phone.next().phone().name());
        assertTrue(accessLog("200").endsWith(" sent"), log.toString());

        AgentStatus unchanged = recheck();
        assertTrue(unchanged.result().good());
        assertTrue(accessLog("304").endsWith(" 0 unchanged"), log.toString());

        sample.write("sites/berlin.yaml", "phone: {timeZone: Europe/Vienna}\n");
        server.reload();
        recheck();
        assertEquals("Europe/Vienna", phone.next().phone().timeZone().getId());
        assertTrue(phone.applied.isEmpty());
    }

    @Test
    void aChangeInSpellingDoesNotReachThePhone() throws Exception {
        startAgent(SampleFolder.TOKEN);
        phone.next();
        sample.write("sites/berlin.yaml", "# as before\nphone: {country: de, timeZone: Europe/Berlin}\n");
        server.reload();
        recheck();
        assertTrue(accessLog("304").endsWith(" 0 unchanged"), log.toString());
        assertTrue(phone.applied.isEmpty());
    }

    @Test
    void withTheServerAwayThePhoneStartsWithTheLastGoodConfiguration() throws Exception {
        startAgent(SampleFolder.TOKEN);
        PhoneConfig first = phone.next();
        agent.close();
        int port = server.port();
        server.close();
        startAgent(SampleFolder.TOKEN, port);
        assertEquals(first, phone.next());
        AgentStatus status = recheck();
        assertEquals(Phase.RUNNING, status.phase());
        assertEquals(
                "127.0.0.1:" + port + " cannot be reached: connection refused or no way there",
                status.result().sentence());
    }

    @Test
    void whatTheAdministratorGotWrongNeitherReachesThePhoneNorStopsTheServer() throws Exception {
        startAgent(SampleFolder.TOKEN);
        phone.next();
        sample.write("common.yaml", "version: 1\naccounts:\n  - serve: pbx.example.com\n");
        server.reload();
        assertTrue(
                log.contains("wrong: common.yaml:3: accounts[0].serve: unknown field; did you mean \"server\"?"),
                log.toString());
        assertTrue(log.contains("001a2b3c4d5e is served what was right before"), log.toString());
        assertTrue(recheck().result().good());
        assertTrue(accessLog("304").endsWith(" 0 unchanged"), log.toString());
        assertTrue(phone.applied.isEmpty());
    }

    @Test
    void aWrongTokenIsRefusedInASentenceOnBothSidesAndSeenOnNone() throws Exception {
        startAgent("wrong-token-never-seen");
        AgentStatus status = recheck();
        assertEquals(Phase.NO_CONFIGURATION, status.phase());
        assertEquals(
                "127.0.0.1:" + server.port() + " does not accept this phone's token (401)",
                status.result().sentence());
        assertTrue(accessLog("401").endsWith(" refused: the token is not that of this phone"), log.toString());
        agent.close();
        startAgent(SampleFolder.TOKEN);
        phone.next();
        assertFalse((log.toString() + status + agent.status()).contains("never-seen"));
    }

    @Test
    void aPhoneThatIsTakenOutOfTheFolderKeepsWhatItHas() throws Exception {
        startAgent(SampleFolder.TOKEN);
        phone.next();
        sample.delete("devices/001a2b3c4d5e.yaml");
        server.reload();
        AgentStatus status = recheck();
        assertEquals(Phase.RUNNING, status.phase());
        assertTrue(
                status.result().sentence().contains("has no configuration at"),
                status.result().sentence());
        assertTrue(accessLog("404").endsWith(" not found: there is no devices/001a2b3c4d5e.yaml"), log.toString());
    }

    @Test
    void aNewConfigurationDoesNotInterruptACall() throws Exception {
        startAgent(SampleFolder.TOKEN);
        phone.next();
        phone.idle = false;
        sample.write("models/rotary.yaml", "calls: {interDigitSeconds: 9}\n");
        sample.write("common.yaml", "version: 1\naccounts:\n  - server: other.example.com\n");
        server.reload();
        assertEquals(Phase.WAITING_FOR_IDLE, recheck().phase());
        assertTrue(phone.applied.isEmpty());
        phone.idle = true;
        assertEquals(
                "other.example.com", phone.next().accounts().getFirst().server().host());
    }

    @Test
    void theServerFindsAChangedFileByItself() throws Exception {
        startAgent(SampleFolder.TOKEN);
        phone.next();
        int before = log.size();
        sample.write("sites/berlin.yaml", "phone: {timeZone: Europe/Vienna}\n");
        for (int wait = 0; wait < 600 && log.size() == before; wait++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        recheck();
        assertEquals("Europe/Vienna", phone.next().phone().timeZone().getId());
    }

    private void startAgent(String token) {
        startAgent(token, server.port());
    }

    private void startAgent(String token, int port) {
        ConfigSource source = ConfigSource.of(
                "http://127.0.0.1:" + port + "/config/{mac}.yaml",
                SampleFolder.RECEPTION,
                new Credentials.Bearer(new Secret(token)),
                PlainHttp.ALLOWED);
        agent = new Agent(
                new ConfigFetcher(source, FetchLimits.USUAL),
                new ConfigStore(temporary.resolve("state")),
                phone,
                QUIET);
        agent.start();
    }

    private AgentStatus recheck() throws InterruptedException, ExecutionException, TimeoutException {
        return agent.recheck().get(60, TimeUnit.SECONDS);
    }

    /** The last line about a request with this status. */
    private String accessLog(String status) {
        return log.stream()
                .filter(line -> line.matches("127\\.0\\.0\\.1 GET /config/001a2b3c4d5e\\.yaml " + status + " .*"))
                .reduce((_, last) -> last)
                .orElse("");
    }

    private static final class Phone implements ConfigTarget {
        private final BlockingQueue<PhoneConfig> applied = new LinkedBlockingQueue<>();
        private volatile boolean idle = true;

        PhoneConfig next() throws InterruptedException {
            PhoneConfig config = applied.poll(60, TimeUnit.SECONDS);
            if (config == null) {
                throw new AssertionError("no configuration came");
            }
            return config;
        }

        @Override
        public void apply(PhoneConfig config) {
            applied.add(config);
        }

        @Override
        public boolean idle() {
            return idle;
        }
    }
}
