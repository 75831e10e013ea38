package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineAllocationTest {

    private static final int BALLAST = 200_000;

    private final List<byte[]> kept = new CopyOnWriteArrayList<>();
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void audioThreadAllocatesNothingInAThousandPeriodsOfACall() throws Exception {
        // What the audio thread allocates before its work shows that the measurement measures.
        ThreadPolicy allocating = name -> kept.add(new byte[BALLAST]);
        rig.config = rig.config.withThreads(allocating);
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        alice.warmUp();
        rig.devices.get(0).speak(EngineCallTest.noise(1, 8000 * 30));
        rig.step(300);
        long before = alice.statistics().audioThreadBytes();
        assertTrue(before >= BALLAST, "the measurement sees " + before);
        long played = alice.report("a").orElseThrow().packetsReceived();
        rig.step(1000);
        assertEquals(played + 1000, alice.report("a").orElseThrow().packetsReceived());
        assertEquals(0, alice.statistics().audioThreadBytes() - before);
        assertEquals(0, alice.statistics().faults());
    }
}
