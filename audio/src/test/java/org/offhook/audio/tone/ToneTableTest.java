package org.offhook.audio.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** E.180 Supplement 2 as a table: frequencies, then on and off in milliseconds. */
class ToneTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us | DIAL         | 350+440/1000",
                "us | RING_BACK    | 440+480/2000 0/4000",
                "us | BUSY         | 480+620/500 0/500",
                "us | CONGESTION   | 480+620/250 0/250",
                "us | CALL_WAITING | 440/300 0/9700",
                "gb | DIAL         | 350+440/1000",
                "gb | STUTTER_DIAL | 350+440/750 440/750",
                "gb | RING_BACK    | 400+450/400 0/200 400+450/400 0/2000",
                "gb | BUSY         | 400/375 0/375",
                "gb | CONGESTION   | 400/400 0/350 400/225 0/525",
                "de | DIAL         | 425/1000",
                "de | STUTTER_DIAL | 400+425/1000",
                "de | RING_BACK    | 425/1000 0/4000",
                "de | BUSY         | 425/480 0/480",
                "de | CONGESTION   | 425/240 0/240",
                "de | CALL_WAITING | 425/200 0/200 425/200 0/5000",
                "fr | DIAL         | 440/1000",
                "fr | RING_BACK    | 440/1500 0/3500",
                "fr | BUSY         | 440/500 0/500",
                "es | RING_BACK    | 425/1500 0/3000",
                "es | BUSY         | 425/200 0/200",
                "es | CONGESTION   | 425/200 0/200 425/200 0/200 425/200 0/600",
                "it | DIAL         | 425/200 0/200 425/600 0/1000",
                "it | BUSY         | 425/500 0/500",
                "it | CALL_WAITING | 425/400 0/100 425/250 0/100 425/150 0/14000",
                "nl | RING_BACK    | 425/1000 0/4000",
                "nl | STUTTER_DIAL | 425/500 0/50",
                "pt | RING_BACK    | 425/1000 0/5000",
                "pl | CALL_WAITING | 425/150 0/150 425/150 0/4000",
                "jp | DIAL         | 400/1000",
                "jp | RING_BACK    | 392+408/1000 0/2000",
                "jp | BUSY         | 400/500 0/500",
            })
    void countriesHaveTheTonesOfE180(String country, ToneKind kind, String steps) {
        assertEquals(steps, text(ToneTable.forCountry(country).tone(kind).repeated()));
    }

    static List<String> countries() {
        return ToneTable.countries();
    }

    @ParameterizedTest
    @MethodSource("countries")
    void everyCountryRingsAsItsCallersHearIt(String country) {
        ToneTable table = ToneTable.forCountry(country);
        assertEquals(country, table.country());
        assertEquals(cadence(table.tone(ToneKind.RING_BACK)), cadence(table.tone(ToneKind.RINGER)));
        for (ToneKind kind : ToneKind.values()) {
            Tone tone = table.tone(kind);
            assertTrue(tone.levelDbfs() <= -6 && tone.levelDbfs() >= -30);
            assertFalse(tone.once().isEmpty() && tone.repeated().isEmpty());
        }
        assertTrue(table.tone(ToneKind.HOLD_REMINDER).repeated().isEmpty(), "one beep only");
    }

    @Test
    void unknownCountrySoundsAmericanAndSaysSo() {
        assertEquals("us", ToneTable.forCountry("zz").country());
        assertEquals("us", ToneTable.forCountry("").country());
        assertFalse(ToneTable.countries().contains("zz"));
    }

    @Test
    void caseDoesNotMatterAndUkIsGreatBritain() {
        assertEquals("de", ToneTable.forCountry(" DE ").country());
        assertEquals("gb", ToneTable.forCountry("uk").country());
    }

    private static String text(List<Tone.Step> steps) {
        return steps.stream()
                .map(step -> (step.hz().isEmpty()
                                ? "0"
                                : step.hz().stream().map(String::valueOf).collect(Collectors.joining("+")))
                        + "/" + step.ms())
                .collect(Collectors.joining(" "));
    }

    /** Lengths of sound and of silence in turn. */
    private static String cadence(Tone tone) {
        StringBuilder cadence = new StringBuilder();
        int sounding = 0;
        for (Tone.Step step : tone.repeated()) {
            if (step.hz().isEmpty()) {
                cadence.append(sounding).append('/').append(step.ms()).append(' ');
                sounding = 0;
            } else {
                sounding += step.ms();
            }
        }
        return cadence.toString();
    }
}
