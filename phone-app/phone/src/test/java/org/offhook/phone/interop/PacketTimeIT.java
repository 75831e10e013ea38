package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.engine.StreamReport;
import org.offhook.phone.core.Call;
import org.offhook.testkit.Await;
import org.offhook.testkit.Baresip;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Calls with a baresip in packets longer than usual. */
class PacketTimeIT {

    private static final Wav OURS = Speech.say("Long packets save the network some work.", 16000);
    private static final Wav THEIRS = Speech.say("They cost a little more delay.", 16000);

    @TempDir
    private Path folder;

    @BeforeAll
    static void baresipIsHere() {
        Peers.require(Peer.BARESIP);
    }

    @ParameterizedTest
    @CsvSource({
        "opus, opus/48000/2, 40, 0",
        "opus, opus/48000/2, 60, 0",
        "g722, G722/16000, 60, 8",
        "pcma, PCMA, 30, 8",
    })
    void packetsHaveTheLengthThatTheOtherAsksFor(String ours, String theirs, int ptimeMs, int bytesPerMs)
            throws Exception {
        Wav said = ours.equals("pcma") ? THEIRS.at(8000) : THEIRS;
        try (Baresip baresip = Baresip.builder("202", "", "127.0.0.1")
                        .withoutRegistration()
                        .codecs(theirs)
                        .parameters(";ptime=" + ptimeMs)
                        .says(said)
                        .answersByItself()
                        .start();
                TestPhone phone = TestPhone.in(folder)
                        .account(
                                "101",
                                "",
                                baresip.uri().substring("sip:".length()),
                                "register: false",
                                "codecs: [" + ours + "]",
                                "ptimeMs: " + ptimeMs)
                        .port(FreePorts.one())
                        .speech(OURS)
                        .start()) {
            phone.dial("202");
            Call call = phone.awaitConnected();
            StreamReport before = report(phone, call);
            Duration from = phone.now();
            phone.say(OURS);
            baresip.awaitSaid(Duration.ofMillis(700));
            Duration until = phone.now();
            StreamReport after = report(phone, call);
            phone.hangUp();
            baresip.awaitClosed();

            long sent = after.packetsSent() - before.packetsSent();
            assertEquals(until.minus(from).toMillis() / ptimeMs, sent, 4, "packets sent");
            if (bytesPerMs > 0) {
                assertEquals(bytesPerMs * ptimeMs * after.packetsSent(), after.bytesSent());
                assertEquals(bytesPerMs * ptimeMs * after.packetsReceived(), after.bytesReceived());
            } else {
                assertTrue(after.packetsReceived() < 1.5 * after.packetsSent(), after.toString());
            }
            Hearing.assertSpeech("baresip", OURS, baresip.heard());
            Hearing.assertSpeech("the user", said, phone.hangUpAndListen());
        }
    }

    private static StreamReport report(TestPhone phone, Call call) {
        Await.until("media", TestPhone.LIMIT, () -> phone.offHook()
                .report(call.id())
                .isPresent());
        return phone.offHook().report(call.id()).orElseThrow();
    }
}
