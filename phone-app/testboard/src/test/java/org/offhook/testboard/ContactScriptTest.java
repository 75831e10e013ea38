package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContactScriptTest {
    @Test
    void aScriptIsOneChangeALine() {
        ContactScript script = new ContactScript()
                .key(1, 2, true)
                .pause(30_000)
                .key(1, 2, false)
                .pause(5)
                .hook(false);
        assertEquals("0 key 1 2 closed\n30000 key 1 2 open\n30005 hook open\n", script.text());
        assertEquals(30_005, script.micros());
        assertEquals(3, script.changes());
    }

    @Property
    void aBouncingPressClosesAndOpensInTheEndAndNeverGoesBackInTime(@ForAll long seed) {
        ContactScript script = new ContactScript().bouncingPress(new Random(seed), 3, 4, 5_000, 40_000, 40_000);
        String[] lines = script.text().split("\n");
        assertEquals(0, lines.length % 2);
        long last = -1;
        long stable = 0;
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            long at = Long.parseLong(words[0]);
            assertTrue(at > last, script.text());
            assertEquals(i % 2 == 0 ? "closed" : "open", words[4]);
            if (i > 0 && i % 2 == 1) {
                stable = Math.max(stable, at - last);
            }
            last = at;
        }
        assertTrue(stable >= 40_000, script.text());
        assertTrue(script.micros() <= 90_000);
    }
}
