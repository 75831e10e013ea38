package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
