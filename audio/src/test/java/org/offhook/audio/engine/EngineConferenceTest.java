package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

/** Alice's phone is the mixer of a conference with Bob and Carol; all three speak at once. */
class EngineConferenceTest {

    private static final int ALICE = 0;
    private static final int BOB = 1;
    private static final int CAROL = 2;

    private static final int WINDOW = 800;
    /** One of two voices of the same power in what is heard; independent noise stays below a quarter of it. */
    private static final double CLEAR = 0.6;

    private static final double NOTHING = 0.25;

    private final Rig rig = new Rig();
    private AudioEngine alice;
    private AudioEngine bob;
    private final short[][] said = new short[3][];
    private final int[] from = new int[3];

    @BeforeEach
    void join() throws Exception {
        alice = rig.engine();
        bob = rig.engine();
        AudioEngine carol = rig.engine();
        rig.connect(alice, "to-bob", bob, "to-alice");
        rig.connect(alice, "to-carol", carol, "to-alice");
        Rig.hear(alice, "to-bob", "to-carol");
        Rig.hear(bob, "to-alice");
        Rig.hear(carol, "to-alice");
        rig.step(20);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void allSpeak() throws Exception {
        for (int who = ALICE; who <= CAROL; who++) {
            speak(who, EngineCallTest.noise(who + 1, 4000));
        }
        rig.step(40);
    }

    private void speak(int who, short[] sound) {
        said[who] = sound;
        from[who] = rig.devices.get(who).played();
        rig.devices.get(who).speak(sound);
    }

    private short[] heard(int by) {
        SteppedDevice device = rig.devices.get(by);
        return device.recording(from[by], device.played());
    }

    private record Match(double correlation, int delay) {}

    private Match match(int of, int by) {
        short[] spoken = said[of];
        short[] heard = heard(by);
        Match best = new Match(0, -1);
        for (int shift = 0; shift + WINDOW <= heard.length; shift++) {
            double product = 0;
            double energyA = 0;
            double energyB = 0;
            for (int i = 0; i < WINDOW; i++) {
                product += (double) spoken[i] * heard[shift + i];
                energyA += (double) spoken[i] * spoken[i];
                energyB += (double) heard[shift + i] * heard[shift + i];
            }
            double correlation = energyB == 0 ? 0 : product / Math.sqrt(energyA * energyB);
            if (correlation > best.correlation) {
                best = new Match(correlation, shift);
            }
        }
        return best;
    }

    private void assertHears(int by, int... voices) {
        for (int who = ALICE; who <= CAROL; who++) {
            int voice = who;
            double found = match(who, by).correlation;
            boolean wanted = Arrays.stream(voices).anyMatch(one -> one == voice);
            assertTrue(wanted ? found > CLEAR : found < NOTHING, by + " hears " + found + " of " + who);
        }
    }

    @Test
    void eachHearsBothOthersAndNotHimself() throws Exception {
        allSpeak();
        assertHears(ALICE, BOB, CAROL);
        assertHears(BOB, ALICE, CAROL);
        assertHears(CAROL, ALICE, BOB);
    }

    @Test
    void mutedMicrophoneTakesAwayTheUserAlone() throws Exception {
        alice.scene(new SoundScene(List.of("to-bob", "to-carol"), Optional.empty(), (char) 0, true));
        rig.step(3);
        allSpeak();
        assertHears(ALICE, BOB, CAROL);
        assertHears(BOB, CAROL);
        assertHears(CAROL, BOB);
    }

    @Test
    void mixingDelaysNobody() throws Exception {
        allSpeak();
        int direct = match(BOB, ALICE).delay;
        int mixed = match(BOB, CAROL).delay;
        int last = match(ALICE, CAROL).delay;
        // What Alice's device takes to play, and what her microphone has waiting, is in the parts but not in the whole.
        assertTrue(mixed <= direct + last, mixed + " where the parts take " + direct + " and " + last);
    }

    @Test
    void membersMayHaveDifferentCodecs() throws Exception {
        LocalMedia bobs = bob.session("to-alice").channel.local();
        alice.apply("to-bob", Rig.media(bobs, MediaDirection.SENDRECV, Rig.WIDE_TYPE));
        rig.step(5);
        allSpeak();
        assertHears(CAROL, ALICE, BOB);
        assertEquals("WIDE", alice.report("to-bob").orElseThrow().codec());
    }

    @Test
    void twoWhoAreAsLoudAsCanBeAreNotTorn() throws Exception {
        short[] loud = new short[8000];
        Arrays.fill(loud, (short) 30_000);
        for (int who = ALICE; who <= CAROL; who++) {
            speak(who, loud);
        }
        rig.step(40);
        for (int who = ALICE; who <= CAROL; who++) {
            short[] heard = heard(who);
            short last = heard[heard.length - 1];
            assertTrue(last > 30_000, who + " hears " + last);
            for (short sample : heard) {
                assertTrue(sample >= 0, who + " hears " + sample);
            }
        }
    }

    @Test
    void whoIsTakenOutHearsNothingAndTheOthersGoOn() throws Exception {
        Rig.hear(alice, "to-carol");
        rig.step(10);
        allSpeak();
        assertHears(ALICE, CAROL);
        assertHears(CAROL, ALICE);
        assertHears(BOB);
    }
}
