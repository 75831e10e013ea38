package org.offhook.audio.pcm.alsalib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlsaMixerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plughw:CARD=Set,DEV=0 | hw:Set",
                "hw:1,0                | hw:1",
                "sysdefault:CARD=Set   | hw:Set",
                "default               | default",
                "my_pcm                | my_pcm",
            })
    void mixerOfADeviceIsThatOfItsCard(String pcm, String control) {
        assertEquals(control, AlsaMixer.control(pcm));
    }
}
