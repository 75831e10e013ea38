package org.offhook.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.offhook.bench.media.TestCodec;

@Timeout(30)
class SetupRateTest {

    @Test
    void everyCallToAMirrorComesBack() throws Exception {
        try (DriverPeer peer = new DriverPeer(false, TestCodec.PCMU);
                MirrorPhone mirror = new MirrorPhone()) {
            String sdp = SdpText.offer(9, TestCodec.PCMU);
            SetupRate.Step step = new SetupRate(peer, mirror.binding(), sdp, 2).run(20, 1);
            assertEquals(20, step.started());
            assertEquals(0, step.failed(), step.text());
        }
    }

    @Test
    void aPhoneThatIsNotThereFailsEveryCallThatWasStarted() throws Exception {
        Registrar.Binding nobody;
        try (MirrorPhone mirror = new MirrorPhone()) {
            nobody = mirror.binding();
        }
        try (DriverPeer peer = new DriverPeer(false, TestCodec.PCMU)) {
            String sdp = SdpText.offer(9, TestCodec.PCMU);
            SetupRate.Step step = new SetupRate(peer, nobody, sdp, 3).run(100, 1);
            assertEquals(3, step.started());
            assertEquals(Map.of("no answer within 2 s", 3), step.failures());
            assertFalse(step.passed());
        }
    }

    @Test
    void aRateThatWasNotReachedIsNotPassedEvenIfNoCallFailed() {
        assertTrue(new SetupRate.Step(100, 300, 0, 96, Map.of()).passed());
        assertFalse(new SetupRate.Step(100, 300, 0, 94, Map.of()).passed());
        assertFalse(new SetupRate.Step(100, 300, 1, 100, Map.of("486 Busy Here", 1)).passed());
    }
}
