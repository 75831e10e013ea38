package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.phone.core.Call;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Speech;

/** What the audio thread must not do, in a call with a real peer. */
class AudioThreadIT {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration OBSERVED = Duration.ofSeconds(10);

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder().user(AsteriskUser.named("101")).start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcma", "opus"})
    void noPeriodOfACallAllocatesMemory(String codec) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101", "codecs: [" + codec + "]")
                .speech(Speech.synthetic(1, WARM_UP.plus(OBSERVED).plusSeconds(2), 16000))
                .start()) {
            phone.offHook().warmUp();
            phone.registered().dial("600");
            Call call = phone.awaitConnected();
            assertEquals(codec, phone.codec().toLowerCase(Locale.ROOT));
            phone.speak();
            Await.pause(WARM_UP);
            EngineStatistics before = phone.offHook().audioStatistics();
            long packetsBefore = phone.offHook().report(call.id()).orElseThrow().packetsReceived();
            Await.pause(OBSERVED);
            EngineStatistics after = phone.offHook().audioStatistics();
            long packets = phone.offHook().report(call.id()).orElseThrow().packetsReceived() - packetsBefore;
            assertTrue(after.periods() - before.periods() > 450, before + " → " + after);
            assertTrue(packets > 450, packets + " packets received");
            assertEquals(0, after.audioThreadBytes() - before.audioThreadBytes(), before + " → " + after);
            assertEquals(0, after.faults(), after.toString());
            assertEquals(after.periods(), after.lateness().periods(), "every period is in the histogram");
            assertTrue(after.realTime().matches(expectedRealTime() + "([,;].*)?"), after.realTime());
        }
    }

    /** What this process may have, by what another program of the same rights gets. */
    private static String expectedRealTime() throws Exception {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return "no fifo on one processor";
        }
        boolean allowed =
                new ProcessBuilder("chrt", "--fifo", "60", "true").start().waitFor() == 0;
        return allowed ? "fifo 60" : "(.*; )?not allowed: .*SCHED_FIFO 60 .*";
    }
}
