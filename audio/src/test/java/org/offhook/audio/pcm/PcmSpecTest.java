package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcmSpecTest {

    @Test
    void devicesWithoutPartsAreJustNamed() {
        assertEquals(new PcmSpec.Null(), PcmSpec.parse("null"));
        assertEquals(new PcmSpec.Loop(), PcmSpec.parse(" loop "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alsa                                           | default             | default             | 0",
                "alsa:default                                   | default             | default             | 0",
                "alsa:hw:1,0                                    | hw:1,0              | hw:1,0              | 0",
                "alsa:plughw:CARD=Set,DEV=0                     | plughw:CARD=Set,DEV=0 | plughw:CARD=Set,DEV=0 | 0",
                "alsa:capture=hw:1,0;playback=plughw:CARD=b,DEV=0 | hw:1,0            | plughw:CARD=b,DEV=0 | 0",
                "alsa:capture=hw:1,0                            | hw:1,0              | default             | 0",
                "alsa:playback=hw:1,0; latency=80               | default             | hw:1,0              | 80",
            })
    void alsaNamesNeedNoQuotes(String text, String capture, String playback, int latency) {
        assertEquals(new PcmSpec.Alsa(capture, playback, latency), PcmSpec.parse(text));
    }

    @Test
    void singleFileIsTheMicrophone() {
        assertEquals(
                new PcmSpec.Wav(Optional.of(Path.of("dir/a, b:c.wav")), Optional.empty(), false),
                PcmSpec.parse("wav:dir/a, b:c.wav"));
    }

    @Test
    void filesOfBothDirectionsHaveKeys() {
        assertEquals(
                new PcmSpec.Wav(Optional.of(Path.of("a=1.wav")), Optional.of(Path.of("b.wav")), true),
                PcmSpec.parse("wav:in=a=1.wav;out=b.wav;repeat=yes"));
        assertEquals(
                new PcmSpec.Wav(Optional.empty(), Optional.of(Path.of("b.wav")), false),
                PcmSpec.parse("wav:out=b.wav"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | The sound device \"\" is none of null, loop, browser, wav:<file> and alsa:<device>.",
                "oss                   | The sound device \"oss\" is none of null, loop, browser, wav:<file> and alsa:<device>.",
                "hw:1,0                | The sound device \"hw:1,0\" is none of null, loop, browser, wav:<file> and alsa:<device>.",
                "null:x                | The sound device \"null\" takes nothing after it.",
                "wav                   | The sound device \"wav\" needs a file: wav:in=<file>;out=<file>.",
                "wav:repeat=yes        | The sound device \"wav\" needs a file: wav:in=<file>;out=<file>.",
                "wav:in=a;repeat=often | repeat is yes or no, not \"often\".",
                "wav:in=a;in=b         | \"in\" stands twice in \"in=a;in=b\".",
                "alsa:                 | \"alsa:\" names no device after the colon.",
                "alsa:captre=hw:1      | \"captre=hw:1\" is not one of capture=…, playback=…, latency=….",
                "alsa:capture=hw:1;x   | \"x\" is not one of capture=…, playback=…, latency=….",
                "alsa:capture=         | \"capture=\" is not one of capture=…, playback=…, latency=….",
                "alsa:latency=5        | latency is 10 to 500 milliseconds, not \"5\".",
                "alsa:latency=1000     | latency is 10 to 500 milliseconds, not \"1000\".",
            })
    void nonsenseIsRefusedInOneSentence(String text, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> PcmSpec.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "loop",
                "wav:in=a.wav;repeat=no",
                "wav:in=a.wav;out=b.wav;repeat=yes",
                "alsa:capture=hw:1,0;playback=default",
                "alsa:capture=hw:1,0;playback=hw:CARD=x;latency=60"
            })
    void textOfASpecIsItsNotation(String text) {
        assertEquals(text, PcmSpec.parse(text).text());
    }

    @Test
    void fileNameThatEndsWithASpaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PcmSpec.parse("wav:! /"));
    }

    @Property
    void anyTextIsEitherReadOrRefused(@ForAll @StringLength(max = 30) @CharRange(from = ' ', to = 'z') String text) {
        for (String prefix : new String[] {"", "wav:", "alsa:", "alsa:capture="}) {
            try {
                PcmSpec spec = PcmSpec.parse(prefix + text);
                assertEquals(spec, PcmSpec.parse(spec.text()));
            } catch (IllegalArgumentException refused) {
                assertEquals(
                        '.', refused.getMessage().charAt(refused.getMessage().length() - 1));
            }
        }
    }
}
