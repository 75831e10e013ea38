package org.offhook.provisioning.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.offhook.provisioning.agent.AgentStatus.Phase;
import org.offhook.provisioning.agent.FetchOutcome.Fetched;
import org.offhook.provisioning.agent.FetchOutcome.NotFound;
import org.offhook.provisioning.agent.FetchOutcome.Unchanged;
import org.offhook.provisioning.agent.FetchOutcome.Unreachable;
import org.offhook.provisioning.config.PhoneConfig;

class AgentTest {

    private static final String SOURCE = "https://fleet.example.com/config/001a2b3c4d5e.yaml";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AgentSettings SETTINGS = AgentSettings.USUAL;

    private final VirtualLoop loop = new VirtualLoop();
    private final MemoryDisk disk = new MemoryDisk();
    private final ConfigStore store = new ConfigStore(disk);
    private final Server server = new Server();
    private final Phone phone = new Phone();
    private final Agent agent = new Agent(server, store, phone, SETTINGS, loop, new Random(1));

    @Test
    void aNewPhoneStartsWithWhatTheServerSendsAndKeepsIt() throws IOException {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        assertEquals(Phase.STARTING, agent.status().phase());
        loop.pass(SECOND);
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals(Phase.RUNNING, agent.status().phase());
        assertEquals(Optional.of("\"1\""), store.load().getFirst().etag());
        assertEquals(SOURCE, store.load().getFirst().source());
    }

    @Test
    void aPhoneThatHasOneAsksOnlyForNewerAndStartsWithItWhenThereIsNone() throws IOException {
        store("Desk", "\"1\"", SOURCE);
        server.answer = new Unchanged("nothing newer");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of(Optional.of("\"1\"")), server.asked);
        assertEquals(List.of("Desk"), phone.applied);
        assertTrue(agent.status().result().good());
    }

    @Test
    void theEtagOfAnotherServerIsNotAskedFor() throws IOException {
        store("Desk", "\"1\"", "https://other.example.com/");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of(Optional.empty()), server.asked);
    }

    @Test
    void aServerThatIsAwayDoesNotKeepThePhoneFromStarting() throws IOException {
        store("Desk", "\"1\"", SOURCE);
        server.answer = new Unreachable("fleet.example.com cannot be reached");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals(Phase.RUNNING, agent.status().phase());
        assertEquals(
                "fleet.example.com cannot be reached", agent.status().result().sentence());
        assertFalse(agent.status().result().good());
    }

    @Test
    void aSlowServerIsWaitedForOnlySoLong() throws IOException {
        store("Desk", "\"1\"", SOURCE);
        server.answer = fetched("Newer", "\"2\"");
        loop.setBlocking(Duration.ofSeconds(15));
        agent.start();
        loop.pass(SETTINGS.startLimit().minusMillis(1));
        assertEquals(List.of(), phone.applied);
        loop.pass(Duration.ofMillis(1));
        assertEquals(List.of("Desk"), phone.applied);
        loop.pass(Duration.ofSeconds(15));
        assertEquals(List.of("Desk", "Newer"), phone.applied, "what comes late is used all the same");
    }

    @Test
    void withoutServerAndWithoutStoreThePhoneSaysSoAndGoesOnAsking() {
        server.answer = new NotFound("no configuration there");
        agent.start();
        loop.pass(SECOND);
        assertEquals(Phase.NO_CONFIGURATION, agent.status().phase());
        assertEquals(List.of(), phone.applied);
        server.answer = fetched("Desk", "\"1\"");
        loop.pass(Duration.ofSeconds(10));
        assertEquals(List.of("Desk"), phone.applied);
    }

    @Test
    void triesBecomeRarerButNeverEnd() {
        server.answer = new Unreachable("away");
        agent.start();
        loop.pass(Duration.ofMinutes(5));
        int early = server.asked.size();
        assertTrue(early >= 5 && early <= 12, "tries in five minutes: " + early);
        loop.pass(Duration.ofHours(23));
        server.asked.clear();
        loop.pass(Duration.ofHours(10));
        int late = server.asked.size();
        assertTrue(late >= 30 && late <= 55, "tries in ten hours: " + late);
    }

    @Test
    void checksAreSpreadAroundTheInterval() {
        server.answer = fetched("Desk", "\"1\"");
        List<Instant> times = new ArrayList<>();
        server.asking = () -> times.add(loop.now());
        agent.start();
        loop.pass(Duration.ofDays(10));
        assertTrue(times.size() > 200 && times.size() < 280, "checks in ten days: " + times.size());
        long different = 0;
        for (int i = 1; i < times.size(); i++) {
            Duration pause = Duration.between(times.get(i - 1), times.get(i));
            assertTrue(pause.compareTo(SETTINGS.interval().dividedBy(2)) >= 0, () -> "too soon: " + pause);
            assertTrue(pause.compareTo(
                            SETTINGS.interval().multipliedBy(3).dividedBy(2).plusSeconds(1))
                    <= 0);
            different += Math.abs(pause.minus(SETTINGS.interval()).toMinutes()) > 5 ? 1 : 0;
        }
        assertTrue(different > 100, "hardly spread: " + different);
    }

    @Test
    void nonsenseFromTheServerChangesNothingAndIsReportedByLine() throws IOException {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        server.answer = new Fetched("version: 1\nsip:\n  prot: 5060\n", Optional.of("\"2\""), "sent");
        recheck();
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals(
                "the configuration on the server is wrong and is not used",
                agent.status().result().sentence());
        assertEquals(
                List.of(SOURCE + ":3: sip.prot: unknown field; did you mean \"port\"?"),
                agent.status().problems().stream().map(Object::toString).toList());
        assertEquals("\"1\"", store.load().getFirst().etag().orElseThrow());
        server.asked.clear();
        server.answer = fetched("Mended", "\"3\"");
        recheck();
        assertEquals(List.of(Optional.of("\"1\"")), server.asked, "the wrong one is not what the phone has");
        assertEquals(List.of("Desk", "Mended"), phone.applied);
        assertEquals(List.of(), agent.status().problems());
    }

    @Test
    void aTextThatSaysTheSameInOtherWordsIsNoChange() {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        server.answer = new Fetched("# 08:15\nphone: {name: 'Desk'}\nversion: 1", Optional.of("\"2\""), "sent");
        recheck();
        assertEquals(List.of("Desk"), phone.applied);
        server.asked.clear();
        recheck();
        assertEquals(List.of(Optional.of("\"2\"")), server.asked);
    }

    @Test
    void aNewConfigurationWaitsForTheEndOfTheCall() throws IOException {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        phone.idle = false;
        server.answer = fetched("Newer", "\"2\"");
        assertEquals(Phase.WAITING_FOR_IDLE, recheck().phase());
        loop.pass(Duration.ofMinutes(20));
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals("\"1\"", store.load().getFirst().etag().orElseThrow(), "not known to work yet");
        phone.idle = true;
        loop.pass(SECOND);
        assertEquals(List.of("Desk", "Newer"), phone.applied);
        assertEquals(Phase.RUNNING, agent.status().phase());
        assertEquals("\"2\"", store.load().getFirst().etag().orElseThrow());
    }

    @Test
    void ofTwoThatCameDuringACallOnlyTheLastIsUsed() {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        phone.idle = false;
        server.answer = fetched("Second", "\"2\"");
        recheck();
        server.answer = fetched("Third", "\"3\"");
        recheck();
        phone.idle = true;
        loop.pass(SECOND);
        assertEquals(List.of("Desk", "Third"), phone.applied);
    }

    @Test
    void aChangeThatIsTakenBackDuringTheCallNeverHappens() {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        phone.idle = false;
        server.answer = fetched("Mistake", "\"2\"");
        recheck();
        server.answer = fetched("Desk", "\"1\"");
        recheck();
        phone.idle = true;
        loop.pass(Duration.ofMinutes(1));
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals(Phase.RUNNING, agent.status().phase());
    }

    @Test
    void settingsThatThePhoneCannotWorkWithAreTakenBackAndNotTriedAgainUnasked() throws IOException {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        phone.refused = "Bad";
        server.answer = fetched("Bad", "\"2\"");
        recheck();
        assertEquals(List.of("Desk", "Bad", "Desk"), phone.applied);
        assertEquals(
                "the phone cannot work with the new configuration: port 5060 is taken",
                agent.status().result().sentence());
        assertEquals(1, store.load().size(), "what does not work is not stored");
        loop.pass(Duration.ofDays(1));
        assertEquals(List.of("Desk", "Bad", "Desk"), phone.applied);
        assertFalse(agent.status().result().good());
        phone.refused = "";
        recheck();
        assertEquals(List.of("Desk", "Bad", "Desk", "Bad"), phone.applied, "asked for, it is tried again");
        assertTrue(agent.status().result().good());
    }

    @Test
    void aStoredConfigurationThatDoesNotWorkGivesWayToTheOneBefore() throws IOException {
        store("Older", "\"1\"", SOURCE);
        store("Bad", "\"2\"", SOURCE);
        phone.refused = "Bad";
        server.answer = new Unreachable("away");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of("Bad", "Older"), phone.applied);
        assertEquals(Phase.RUNNING, agent.status().phase());
        server.asked.clear();
        recheck();
        assertEquals(List.of(Optional.empty()), server.asked, "the phone does not claim to have what does not work");
    }

    @Test
    void aDamagedOrOutdatedStoreGivesWayToTheOneBefore() throws IOException {
        store("Older", "\"1\"", SOURCE);
        store.save(new StoredConfig("version: 1\nrenamed: 1", Optional.empty(), SOURCE, loop.now()));
        server.answer = new Unreachable("away");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of("Older"), phone.applied);
    }

    @Test
    void aConfigurationThatComesBackIsTheNewestOnTheDiskAgain() throws IOException {
        store("A", "\"1\"", SOURCE);
        server.answer = fetched("B", "\"2\"");
        agent.start();
        loop.pass(SECOND);
        server.answer = fetched("A", "\"1\"");
        recheck();
        assertEquals(List.of("B", "A"), phone.applied);
        assertEquals("\"1\"", store.load().getFirst().etag().orElseThrow());
    }

    @Test
    void aFullDiskDoesNotStopThePhoneAndIsTriedAgain() throws IOException {
        disk.failAfter(0);
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        assertEquals(List.of("Desk"), phone.applied);
        assertEquals(List.of(), store.load());
        disk.failAfter(100);
        server.answer = new Unchanged("nothing newer");
        recheck();
        assertEquals(1, store.load().size());
    }

    @Test
    void aRequestDuringACheckLeadsToOneMoreCheck() {
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.setBlocking(Duration.ofSeconds(2));
        loop.pass(Duration.ofMillis(50));
        CompletableFuture<AgentStatus> done = agent.recheck();
        loop.pass(Duration.ofSeconds(2));
        server.answer = fetched("Newer", "\"2\"");
        assertEquals(List.of("Desk"), phone.applied);
        assertFalse(done.isDone());
        loop.pass(Duration.ofSeconds(2));
        assertEquals(List.of("Desk", "Newer"), phone.applied);
        assertTrue(done.isDone());
    }

    @Test
    void afterTheEndNobodyWaitsForEver() {
        agent.start();
        loop.pass(Duration.ofMillis(1));
        CompletableFuture<AgentStatus> before = agent.recheck();
        agent.close();
        assertTrue(before.isCancelled());
        assertTrue(agent.recheck().isCancelled());
        loop.pass(Duration.ofDays(1));
        assertEquals(List.of(), server.asked);
    }

    @Test
    void everyChangeOfTheStatusIsTold() {
        List<Phase> told = new ArrayList<>();
        agent.addListener(status -> told.add(status.phase()));
        server.answer = fetched("Desk", "\"1\"");
        agent.start();
        loop.pass(SECOND);
        assertEquals(Phase.RUNNING, told.getLast());
        assertEquals(agent.status().nextCheck().isPresent(), true);
    }

    private AgentStatus recheck() {
        CompletableFuture<AgentStatus> done = agent.recheck();
        loop.pass(SECOND);
        return done.getNow(null);
    }

    private void store(String name, String etag, String source) throws IOException {
        store.save(new StoredConfig(text(name), Optional.of(etag), source, loop.now()));
    }

    private static Fetched fetched(String name, String etag) {
        return new Fetched(text(name), Optional.of(etag), "sent");
    }

    private static String text(String name) {
        return "version: 1\nphone:\n  name: " + name + "\n";
    }

    /** Answers what it is told to. */
    private static final class Server implements Fetcher {
        private FetchOutcome answer = new Unreachable("away");
        private Runnable asking = () -> {};
        private final List<Optional<String>> asked = new ArrayList<>();

        @Override
        public FetchOutcome fetch(Optional<String> known) {
            asked.add(known);
            asking.run();
            return answer;
        }

        @Override
        public String shownSource() {
            return SOURCE;
        }

        @Override
        public String sourceId() {
            return SOURCE;
        }
    }

    /** Remembers the names of the settings that it was given. */
    private static final class Phone implements ConfigTarget {
        private final List<String> applied = new ArrayList<>();
        private boolean idle = true;
        private String refused = "";

        @Override
        public void apply(PhoneConfig config) {
            applied.add(config.phone().name());
            if (config.phone().name().equals(refused)) {
                throw new IllegalStateException("port 5060 is taken");
            }
        }

        @Override
        public boolean idle() {
            return idle;
        }
    }
}
