package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineAllocationTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void audioThreadAllocatesNothingInAThousandPeriodsOfACall() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        alice.warmUp();
        rig.devices.get(0).speak(EngineCallTest.noise(1, 8000 * 30));
        rig.step(300);
        long before = alice.statistics().audioThreadBytes();
        long played = alice.report("a").orElseThrow().packetsReceived();
        rig.step(1000);
        assertEquals(played + 1000, alice.report("a").orElseThrow().packetsReceived());
        assertEquals(0, alice.statistics().audioThreadBytes() - before);
        assertEquals(0, alice.statistics().faults());
    }
}
