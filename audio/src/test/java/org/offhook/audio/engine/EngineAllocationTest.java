package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineAllocationTest {

    private static final int BALLAST = 200_000;
    private static final int SMALLEST_OBJECT = 16;
    /**
     * When a method is hot enough for the optimizing compiler, the JVM makes the string constants of its class on the
     * thread that runs it, once. A thousand periods in which no method gets there come soon.
     */
    private static final int MOST_ATTEMPTS = 10;

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
        assertTrue(
                alice.statistics().audioThreadBytes() >= BALLAST,
                "the measurement sees " + alice.statistics().audioThreadBytes());
        assertAllocatesNothing(alice, "a");
    }

    @Test
    void audioThreadThatMixesAConferenceAllocatesNothing() throws Exception {
        ThreadPolicy allocating = name -> kept.add(new byte[BALLAST]);
        rig.config = rig.config.withThreads(allocating);
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        AudioEngine carol = rig.engine();
        rig.connect(alice, "to-bob", bob, "b");
        rig.connect(alice, "to-carol", carol, "c");
        Rig.hear(alice, "to-bob", "to-carol");
        Rig.hear(bob, "b");
        Rig.hear(carol, "c");
        alice.warmUp();
        for (SteppedDevice device : rig.devices) {
            device.speak(EngineCallTest.noise(1, 8000 * 30));
        }
        rig.step(300);
        assertAllocatesNothing(alice, "to-carol");
    }

    private void assertAllocatesNothing(AudioEngine alice, String session) throws Exception {
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && allocated > 0; attempt++) {
            long before = alice.statistics().audioThreadBytes();
            long played = alice.report(session).orElseThrow().packetsReceived();
            rig.step(1000);
            assertEquals(played + 1000, alice.report(session).orElseThrow().packetsReceived());
            allocated = alice.statistics().audioThreadBytes() - before;
            assertTrue(allocated < 1000 * SMALLEST_OBJECT, allocated + " bytes are more than what happens once");
        }
        assertEquals(0, allocated);
        assertEquals(0, alice.statistics().faults());
    }
}
