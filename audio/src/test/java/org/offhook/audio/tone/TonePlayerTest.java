package org.offhook.audio.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.dsp.Signals;

class TonePlayerTest {

    private static final int RATE = 16000;
    private static final int PERIOD = 320;

    private final TonePlayer player = new TonePlayer(ToneTable.forCountry("us"), RATE);

    @ParameterizedTest
    @CsvSource({
        "us, DIAL, 2000, 350, 440, -21",
        "gb, RING_BACK, 400, 400, 450, -21",
        "de, BUSY, 480, 425, 425, -18",
        "fr, CALL_WAITING, 300, 440, 440, -24",
        "us, OFF_HOOK_WARNING, 100, 1400, 2600, -15",
        "jp, RING_BACK, 1000, 392, 408, -21"
    })
    void tonesHaveTheirFrequenciesAtTheirLevel(String country, ToneKind kind, int ms, int low, int high, double dbfs) {
        TonePlayer here = new TonePlayer(ToneTable.forCountry(country), RATE);
        here.play(kind);
        short[] heard = heard(here, ms * RATE / 1000);
        int from = RATE / 100;
        int length = heard.length - 2 * from;
        for (int hz : new int[] {low, high}) {
            double level = Signals.db(Signals.amplitudeAt(hz, RATE, heard, from, length) / Short.MAX_VALUE);
            assertEquals(dbfs, level, 0.5, hz + " Hz");
        }
        double elsewhere = Signals.db(Signals.amplitudeAt(900, RATE, heard, from, length) / Short.MAX_VALUE);
        assertTrue(elsewhere < dbfs - 40, elsewhere + " dBFS at 900 Hz");
    }

    @ParameterizedTest
    @CsvSource({
        "us, BUSY, '8000 8000 8000 8000'",
        "us, RING_BACK, '32000 64000 32000 64000'",
        "us, CALL_WAITING, '4800 155200 4800 155200'",
        "gb, RING_BACK, '6400 3200 6400 32000 6400 3200 6400 32000'",
        "gb, RINGER, '6400 3200 6400 32000 6400 3200'",
        "us, RINGER, '32000 64000 32000'",
        "it, DIAL, '3200 3200 9600 16000 3200 3200'",
        "us, STUTTER_DIAL, '1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600 1600'",
    })
    void cadencesAreExactToTheSample(String country, ToneKind kind, String samples) {
        TonePlayer here = new TonePlayer(ToneTable.forCountry(country), RATE);
        here.play(kind);
        List<String> expected = List.of(samples.split(" "));
        int total = expected.stream().mapToInt(Integer::parseInt).sum();
        List<Integer> runs = runs(heard(here, total + PERIOD));
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(Integer.parseInt(expected.get(i)), runs.get(i), 24, "run " + i + " of " + runs);
        }
    }

    @Test
    void ringerWarblesBetweenTwoFrequencies() {
        player.play(ToneKind.RINGER);
        short[] heard = heard(player, RATE);
        int warble = RATE * 40 / 1000;
        for (int n = 1; n < 20; n++) {
            double low = Signals.amplitudeAt(880, RATE, heard, n * warble, warble);
            double high = Signals.amplitudeAt(1109, RATE, heard, n * warble, warble);
            assertTrue(n % 2 == 0 ? low > 3 * high : high > 3 * low, n + ": " + low + ", " + high);
        }
    }

    @Test
    void sameToneAgainGoesOnWhereItIs() {
        TonePlayer other = new TonePlayer(ToneTable.forCountry("us"), RATE);
        player.play(ToneKind.BUSY);
        other.play(ToneKind.BUSY);
        for (int n = 0; n < 100; n++) {
            player.play(ToneKind.BUSY);
            assertArrayEquals(heard(other, PERIOD), heard(player, PERIOD));
        }
    }

    @Test
    void anotherToneBeginsAtItsBeginning() {
        player.play(ToneKind.BUSY);
        heard(player, 12000); // in the pause
        player.play(ToneKind.CONGESTION);
        List<Integer> runs = runs(heard(player, RATE));
        assertEquals(4000, runs.get(0), 24);
        assertEquals(4000, runs.get(1), 24);
    }

    @Test
    void stoppedToneFadesOutWithinFiveMilliseconds() {
        player.play(ToneKind.DIAL);
        heard(player, RATE);
        player.play(null);
        assertFalse(player.isSilent());
        short[] end = heard(player, PERIOD);
        assertTrue(Signals.rms(end, 0, 40) > 500);
        assertEquals(0.0, Signals.rms(end, 80, PERIOD - 80));
        assertTrue(player.isSilent());
    }

    @Test
    void holdReminderBeepsOnce() {
        player.play(ToneKind.HOLD_REMINDER);
        List<Integer> runs = runs(heard(player, 40 * RATE));
        assertEquals(2, runs.size(), runs.toString());
        assertEquals(3200, runs.get(0), 24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "gb", "it", "jp"})
    void thereIsNoClickAtAnyBeginningEndOrChange(String country) {
        TonePlayer here = new TonePlayer(ToneTable.forCountry(country), RATE);
        short before = 0;
        for (ToneKind kind : ToneKind.values()) {
            Tone tone = ToneTable.forCountry(country).tone(kind);
            here.play(kind);
            double steepest = 1.15 * steepest(tone);
            for (short sample : heard(here, 3 * RATE + 117)) {
                assertTrue(Math.abs(sample - before) < steepest, kind + ": " + before + " to " + sample);
                before = sample;
            }
            here.play(null);
            for (short sample : heard(here, PERIOD)) {
                before = sample;
            }
        }
    }

    /** The largest step from sample to sample that the sines of a tone can make. */
    private static double steepest(Tone tone) {
        double steepest = 0;
        for (Tone.Step step :
                Stream.concat(tone.once().stream(), tone.repeated().stream()).toList()) {
            int sum = step.hz().stream().mapToInt(Integer::intValue).sum();
            double each = Short.MAX_VALUE
                    * Math.pow(10, tone.levelDbfs() / 20)
                    / Math.sqrt(Math.max(1, step.hz().size()));
            steepest = Math.max(steepest, each * 2 * Math.PI * sum / RATE);
        }
        return steepest;
    }

    @Test
    void digitsAreThePairsOfQ23() {
        String digits = "123A456B789C*0#D";
        int[] rows = {697, 770, 852, 941};
        int[] columns = {1209, 1336, 1477, 1633};
        for (int i = 0; i < 16; i++) {
            TonePlayer pad = new TonePlayer(ToneTable.forCountry("de"), 8000);
            pad.digit(digits.charAt(i));
            short[] heard = new short[1600];
            pad.mixInto(heard, 1600);
            for (int k = 0; k < 4; k++) {
                double row = Signals.db(Signals.amplitudeAt(rows[k], 8000, heard, 100, 1400) / 32767);
                double column = Signals.db(Signals.amplitudeAt(columns[k], 8000, heard, 100, 1400) / 32767);
                assertTrue(
                        k == i / 4 ? Math.abs(row + 21) < 0.5 : row < -60, digits.charAt(i) + " row " + k + " " + row);
                assertTrue(k == i % 4 ? Math.abs(column + 21) < 0.5 : column < -60, digits.charAt(i) + " column " + k);
            }
        }
    }

    @Test
    void digitStopsWhenItIsReleased() {
        player.digit('5');
        heard(player, 800);
        player.digit((char) 0);
        heard(player, 80);
        assertTrue(player.isSilent());
        assertEquals(0.0, Signals.rms(heard(player, PERIOD), 0, PERIOD));
    }

    @Test
    void digitSoundsBesideTheTone() {
        player.play(ToneKind.DIAL);
        player.digit('1');
        short[] heard = heard(player, RATE);
        for (int hz : new int[] {350, 440, 697, 1209}) {
            assertTrue(Signals.amplitudeAt(hz, RATE, heard, 1000, 14000) > 2000, hz + " Hz");
        }
    }

    @Test
    void mixingSaturatesInsteadOfWrappingRound() {
        player.play(ToneKind.RINGER);
        short[] period = new short[PERIOD];
        Arrays.fill(period, (short) 30000);
        player.mixInto(period, PERIOD);
        boolean clipped = false;
        for (short sample : period) {
            assertTrue(sample > 0, "sample " + sample);
            clipped |= sample == Short.MAX_VALUE;
        }
        assertTrue(clipped);
    }

    @Test
    void speechUnderTheToneIsKept() {
        short[] speech = Signals.sine(1000, RATE, 4000, 8000);
        short[] mixed = speech.clone();
        player.play(ToneKind.CALL_WAITING);
        player.mixInto(mixed, 4000);
        assertEquals(8000, Signals.amplitudeAt(1000, RATE, mixed, 0, 4000), 40);
    }

    @Test
    void playingAllocatesNothing() {
        short[] period = new short[PERIOD];
        ToneKind[] kinds = ToneKind.values();
        Runnable work = () -> {
            for (int n = 0; n < 500; n++) {
                player.play(n % 10 == 0 ? null : kinds[n / 20 % kinds.length]);
                player.digit(n % 2 == 0 ? '#' : (char) 0);
                player.mixInto(period, PERIOD);
            }
        };
        work.run();
        Signals.allocatedBy(work);
        assertEquals(0, Signals.allocatedBy(work));
    }

    private static short[] heard(TonePlayer player, int samples) {
        short[] heard = new short[samples];
        short[] period = new short[PERIOD];
        for (int at = 0; at < samples; at += PERIOD) {
            int count = Math.min(PERIOD, samples - at);
            Arrays.fill(period, (short) 0);
            player.mixInto(period, count);
            System.arraycopy(period, 0, heard, at, count);
        }
        return heard;
    }

    /** Lengths of sound and silence in turn, beginning with sound; pauses under 1 ms are zero crossings. */
    private static List<Integer> runs(short[] heard) {
        List<Integer> runs = new ArrayList<>();
        int start = 0;
        int lastLoud = -1;
        for (int i = 0; i < heard.length; i++) {
            if (Math.abs(heard[i]) > 3) {
                if (lastLoud >= 0 && i - lastLoud > 40) {
                    runs.add(lastLoud + 1 - start);
                    runs.add(i - lastLoud - 1);
                    start = i;
                }
                lastLoud = i;
            }
        }
        runs.add(lastLoud + 1 - start);
        runs.add(heard.length - lastLoud - 1);
        return runs;
    }
}
