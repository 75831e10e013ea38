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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tinyalsa                             | 0,0   | 0,0      | 0",
                "tinyalsa:1                           | 1,0   | 1,0      | 0",
                "tinyalsa:Set,2                       | Set,2 | Set,2    | 0",
                "tinyalsa:card=1;device=3             | 1,3   | 1,3      | 0",
                "tinyalsa:card=1;playback=Set;latency=60 | 1,0 | Set,0   | 60",
                "tinyalsa:capture=1,1;playback=2      | 1,1   | 2,0      | 0",
            })
    void tinyalsaNamesCardsByNumberOrId(String text, String capture, String playback, int latency) {
        assertEquals(
                new PcmSpec.Tinyalsa(
                        TinyPlace.parse(capture),
                        TinyPlace.parse(playback),
                        latency,
                        Optional.empty(),
                        Optional.empty()),
                PcmSpec.parse(text));
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
                "''                    | The sound device \"\" is none of null, loop, browser, wav:<file>, alsa:<device> and tinyalsa:<card>.",
                "oss                   | The sound device \"oss\" is none of null, loop, browser, wav:<file>, alsa:<device> and tinyalsa:<card>.",
                "hw:1,0                | The sound device \"hw:1,0\" is none of null, loop, browser, wav:<file>, alsa:<device> and tinyalsa:<card>.",
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
                "tinyalsa:card=-1      | A card is a number or an id such as Device, not \"-1\".",
                "tinyalsa:1,x          | A device of a card is 0 to 31, not \"x\".",
                "tinyalsa:device=40    | A device of a card is 0 to 31, not 40.",
                "tinyalsa:abi=3        | abi is 2.0 or 2.1, not \"3\".",
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
                "alsa:capture=hw:1,0;playback=hw:CARD=x;latency=60",
                "tinyalsa:capture=1,0;playback=Set,2",
                "tinyalsa:capture=1,0;playback=Set,2;latency=40;abi=2.0;library=/lib/x.so"
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
        for (String prefix : new String[] {"", "wav:", "alsa:", "alsa:capture=", "tinyalsa:", "tinyalsa:library="}) {
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
