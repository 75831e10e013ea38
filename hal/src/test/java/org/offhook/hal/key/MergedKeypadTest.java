package org.offhook.hal.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergedKeypadTest {

    private final KeyReports matrix = new KeyReports(EnumSet.of(Key.DIGIT_1, Key.DIGIT_2));
    private final KeyReports handset = new KeyReports(EnumSet.of(Key.DIGIT_2, Key.MUTE));
    private final MergedKeypad merged = new MergedKeypad(List.of(matrix, handset));
    private final KeyLog log = new KeyLog();

    MergedKeypadTest() {
        merged.addListener(log);
    }

    @Test
    void itHasTheKeysOfAllItsSources() {
        assertEquals(Set.of(Key.DIGIT_1, Key.DIGIT_2, Key.MUTE), merged.keys());
    }

    @Test
    void aKeyOfTwoSourcesIsUpWhenItIsUpAtBoth() {
        matrix.down(Key.DIGIT_2, 1);
        handset.down(Key.DIGIT_2, 2);
        matrix.up(Key.DIGIT_2, 3);
        matrix.down(Key.DIGIT_1, 4);
        handset.up(Key.DIGIT_2, 5);
        matrix.allUp(6);
        assertEquals("+2 +1 -2 -1", log.take());
    }

    @Test
    void eventsOfOneSourceAlternate() {
        matrix.up(Key.DIGIT_1, 1);
        matrix.down(Key.DIGIT_1, 2);
        matrix.down(Key.DIGIT_1, 3);
        matrix.allUp(4);
        matrix.up(Key.DIGIT_1, 5);
        assertEquals("+1 -1", log.take());
    }
}
