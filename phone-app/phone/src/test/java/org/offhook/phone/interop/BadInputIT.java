package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.engine.StreamReport;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.Situation;
import org.offhook.phone.wiring.StartException;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** What a phone meets on bad days: taken ports, absent servers, strangers, garbage. */
class BadInputIT {

    private static final Wav SPEECH = Speech.say("Nothing that comes from outside may disturb this call.", 16000);
    private static final int RTP_PORTS = 8;

    private static Asterisk pbx;

    private final int sipPort = FreePorts.one();
    private final int rtpPort = FreePorts.range(RTP_PORTS);

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedInOneSentence() throws Exception {
        try (DatagramSocket _ = new DatagramSocket(sipPort, InetAddress.getLoopbackAddress())) {
            StartException refused = assertThrows(
                    StartException.class,
                    () -> TestPhone.in(folder).user(pbx, "101").port(sipPort).start());
            String sentence = refused.getMessage();
            assertTrue(sentence.contains("127.0.0.1") && sentence.contains(String.valueOf(sipPort)), sentence);
            assertFalse(sentence.contains("Exception") || sentence.contains("\n"), sentence);
        }
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101").port(sipPort).start()) {
            phone.registered();
        }
    }

    @Test
    void withoutItsServerThePhoneIsUpAndRegistersWhenTheServerAppears() throws Exception {
        pbx.kill();
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101")
                .user(pbx, "102", "transport: tcp")
                .start()) {
            phone.await("the missing server", state -> status(state, 2).state() == State.FAILED);
            assertEquals(
                    "The server 127.0.0.1 cannot be reached",
                    status(phone.state(), 2).reason());
            phone.dial(2, "600");
            assertEquals(EndReason.Kind.UNREACHABLE, phone.awaitEnded().reason().kind());
            phone.await(Situation.IDLE);
            pbx.startAgain();
            Await.until(
                    "registration of both",
                    Duration.ofSeconds(20),
                    () -> status(phone.state(), 1).state() == State.REGISTERED
                            && status(phone.state(), 2).state() == State.REGISTERED);
            phone.dial(2, "600");
            phone.awaitConnected();
        }
    }

    @Test
    void soundFromStrangersIsCountedAndNotHeard() throws Exception {
        List<InetAddress> strangers = List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
        try (TestPhone phone = phone("codecs: [pcma]")) {
            phone.registered().dial("600");
            phone.awaitConnected();
            // The server's first packet tells where it sends from.
            phone.await("the server's sound", state -> report(phone).packetsReceived() > 5);
            Duration quiet = phone.now();
            try (Strangers _ = new Strangers(
                    strangers, rtpPorts().stream().filter(port -> port % 2 == 0).toList())) {
                Await.pause(Duration.ofSeconds(1));
                Duration speaking = phone.now();
                phone.say(SPEECH);
                StreamReport report = report(phone);
                assertTrue(report.strangers() > 150, report.toString());
                assertEquals(0, report.malformed(), report.toString());
                Wav heard = phone.hangUpAndListen();
                Hearing.assertSilence("the user", heard.between(quiet.plusMillis(200), speaking.minusMillis(200)));
                Hearing.assertSpeech("the user", SPEECH, heard.between(speaking, heard.length()));
            }
        }
    }

    @Test
    void garbageOnEveryPortDoesNotDisturbACall() throws Exception {
        try (TestPhone phone = phone("codecs: [pcma]");
                Garbage garbage = new Garbage(sipPort, rtpPorts())) {
            phone.registered().dial("600");
            phone.awaitConnected();
            garbage.begin();
            Duration speaking = phone.now();
            phone.say(SPEECH);
            garbage.end();
            assertTrue(garbage.sent() > 1000, garbage.sent() + " datagrams");
            assertEquals(Situation.CONNECTED, phone.page(), phone.state().toString());
            assertEquals(0, phone.offHook().audioStatistics().faults());
            phone.hangUp();
            phone.await(Situation.IDLE);
            Duration end = phone.now();
            assertEquals(State.REGISTERED, status(phone.state(), 1).state());
            pbx.originate("101", "600", "Alice <555>");
            phone.await(Situation.INCOMING);
            phone.lift();
            phone.awaitConnected();
            Hearing.assertSpeech("the user", SPEECH, phone.hangUpAndListen().between(speaking, end));
        }
    }

    private TestPhone phone(String field) throws Exception {
        return TestPhone.in(folder)
                .user(pbx, "101", field)
                .port(sipPort)
                .section("media:\n  rtpPorts: \"" + rtpPort + "-" + (rtpPort + RTP_PORTS - 1) + "\"\n")
                .speech(SPEECH)
                .start();
    }

    private List<Integer> rtpPorts() {
        return java.util.stream.IntStream.range(rtpPort, rtpPort + RTP_PORTS)
                .boxed()
                .toList();
    }

    private static StreamReport report(TestPhone phone) {
        return phone.offHook().report(phone.state().calls().getFirst().id()).orElseThrow();
    }

    private static RegistrationStatus status(PhoneState state, int line) {
        return state.registrations().getOrDefault(new LineId(line), RegistrationStatus.of(State.UNREGISTERED));
    }
}
