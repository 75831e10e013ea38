package org.offhook.hal.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.lamp.Lamp;

class KeyWordTest {

    @ParameterizedTest
    @EnumSource
    void everyKeyIsFoundByItsWord(Key key) {
        assertEquals(Optional.of(key), Key.ofWord(key.word()));
    }

    @ParameterizedTest
    @EnumSource
    void everyLampIsFoundByItsWord(Lamp lamp) {
        assertEquals(Optional.of(lamp), Lamp.ofWord(lamp.word()));
    }

    @ParameterizedTest
    @CsvSource({"DIGIT_1, 1", "STAR, star", "SOFT_2, soft2", "VOLUME_UP, volumeUp", "LINE_6, line6", "OK, ok"})
    void wordsAreWhatPeopleWrite(Key key, String word) {
        assertEquals(word, key.word());
    }

    @Test
    void otherTextIsNoKey() {
        assertEquals(Optional.empty(), Key.ofWord("SOFT_1"));
        assertEquals(Optional.empty(), Key.ofWord(""));
        assertEquals(Optional.empty(), Lamp.ofWord("line7"));
    }
}
