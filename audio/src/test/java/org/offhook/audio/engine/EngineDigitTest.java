package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.dsp.Signals;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;

class EngineDigitTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void digitsArriveOnceEachInOrderAndTheSoundIsNotMissed() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        List<String> digits = new CopyOnWriteArrayList<>();
        bob.digits((session, digit) -> digits.add(session + digit));
        rig.step(10);
        for (char digit : "11*#D".toCharArray()) {
            alice.sendDigit("a", digit, 100);
        }
        rig.step(5 * 8 + 10);
        rig.settle();
        assertEquals(List.of("b1", "b1", "b*", "b#", "bD"), digits);
        StreamReport report = bob.report("b").orElseThrow();
        assertEquals(0, report.lost());
        assertEquals(0, report.concealed(), "the pause in the sound is no loss");
    }

    @Test
    void digitsAreHeardInTheSoundIfThePeerTakesNoEvents() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        withoutEvents(alice, "a", bob, "b");
        withoutEvents(bob, "b", alice, "a");
        List<String> digits = new CopyOnWriteArrayList<>();
        bob.digits((session, digit) -> digits.add(session + digit));
        rig.step(10);
        int from = rig.devices.get(1).played();
        alice.sendDigit("a", '5', 100);
        alice.sendDigit("a", '#', 100);
        rig.step(40);
        short[] heard = rig.devices.get(1).recording(from, rig.devices.get(1).played());
        int five = firstSound(heard, 0);
        assertTrue(Signals.amplitudeAt(770, 8000, heard, five + 80, 640) > 4000);
        assertTrue(Signals.amplitudeAt(1336, 8000, heard, five + 80, 640) > 5000);
        assertEquals(0, Signals.rms(heard, five + 820, 500), 1, "a pause");
        int hash = firstSound(heard, five + 820);
        assertTrue(Signals.amplitudeAt(941, 8000, heard, hash + 80, 640) > 4000);
        assertTrue(Signals.amplitudeAt(1477, 8000, heard, hash + 80, 640) > 5000);
        rig.stepUntil(() -> digits.size() == 2);
        assertEquals(List.of("b5", "b#"), digits);
    }

    private static void withoutEvents(AudioEngine engine, String session, AudioEngine other, String others) {
        NegotiatedMedia media =
                Rig.media(other.session(others).channel.local(), MediaDirection.SENDRECV, Rig.LINEAR_TYPE);
        engine.apply(
                session,
                new NegotiatedMedia(
                        media.remoteRtp(),
                        media.remoteRtcp(),
                        media.direction(),
                        media.send(),
                        List.of(Rig.LINEAR_TYPE),
                        Optional.empty(),
                        media.ptimeMs()));
    }

    private static int firstSound(short[] heard, int from) {
        int at = from;
        while (at < heard.length && Math.abs(heard[at]) < 100) {
            at++;
        }
        return at;
    }

    @Test
    void digitIsSentFromASessionThatIsNotInTheScene() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        List<Character> digits = new CopyOnWriteArrayList<>();
        bob.digits((session, digit) -> digits.add(digit));
        alice.sendDigit("a", '7', 0);
        rig.step(10);
        rig.settle();
        assertEquals(List.of('7'), digits);
    }
}
