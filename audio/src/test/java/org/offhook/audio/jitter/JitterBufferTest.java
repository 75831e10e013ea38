package org.offhook.audio.jitter;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One scenario a row. A packet is {@code number@arrivalMs}, with {@code *} for the marker, {@code >n} if its time
 * stamp is n frames later than its number says, {@code !} if its payload is damaged, {@code e} if it carries no
 * sound, {@code ?} for an unknown payload type,
 * {@code n} if it describes the noise of a pause. The sound is read every 20 ms from 20 ms on; what is heard is the number of the packet, {@code x}
 * for made-up sound, {@code .} for silence; {@code a/b} if it changes within the period.
 */
class JitterBufferTest {

    private static final Pattern PACKET = Pattern.compile("(\\d+)@(\\d+)(\\*?)(?:>(-?\\d+))?([!e?n]?)");
    private static final int RATE = 8000;
    /** Where sound runs out over the beginning of noise, values that repeat for less than this are no mark. */
    private static final int RUN_OUT_STEP = 3;

    private JitterBuffer buffer = fresh();

    private static JitterBuffer fresh() {
        return new AdaptiveJitterBuffer(RATE, new JitterSettings(0, 200), new MarkingDecoder(RATE));
    }

    private record Arrival(int number, long atMs, boolean marker, int shift, String kind) {}

    private static List<Arrival> parse(String packets) {
        List<Arrival> arrivals = new ArrayList<>();
        for (String word : packets.strip().split("\\s+")) {
            Matcher matcher = PACKET.matcher(word);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(word);
            }
            arrivals.add(new Arrival(
                    Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    !matcher.group(3).isEmpty(),
                    matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)),
                    matcher.group(5)));
        }
        return arrivals;
    }

    private String play(String packets, int frameMs, int periods, int firstSequence) {
        List<Arrival> arrivals = parse(packets);
        short[] pcm = new short[RATE / 50];
        StringBuilder heard = new StringBuilder();
        int next = 0;
        for (int period = 1; period <= periods; period++) {
            long nowMs = 20L * period;
            for (; next < arrivals.size() && arrivals.get(next).atMs <= nowMs; next++) {
                put(arrivals.get(next), frameMs, firstSequence);
            }
            buffer.read(pcm, pcm.length, nowMs * 1_000_000);
            heard.append(period > 1 ? " " : "").append(describe(pcm));
        }
        return heard.toString();
    }

    private void put(Arrival packet, int frameMs, int firstSequence) {
        byte[] payload = MarkingDecoder.payload(packet.number + 1, frameMs);
        if (packet.kind.equals("!")) {
            payload[0] = MarkingDecoder.DAMAGED;
        }
        buffer.put(
                packet.kind.equals("?") ? 9 : packet.kind.equals("n") ? MarkingDecoder.NOISE_TYPE : 0,
                packet.marker,
                firstSequence + packet.number & 0xffff,
                (packet.number + packet.shift) * frameMs * 8 - 1000,
                packet.atMs * 1_000_000,
                payload,
                0,
                packet.kind.equals("e") ? 0 : payload.length);
    }

    private static String describe(short[] pcm) {
        StringBuilder parts = new StringBuilder();
        int from = 0;
        for (int i = 1; i <= pcm.length; i++) {
            int mark = MarkingDecoder.mark(pcm[from]);
            if (i < pcm.length && mark == MarkingDecoder.mark(pcm[i])) {
                continue;
            }
            if (i - from > RUN_OUT_STEP) {
                parts.append(parts.isEmpty() ? "" : "/");
                parts.append(
                        mark == MarkingDecoder.SILENCE
                                ? "."
                                : mark == MarkingDecoder.CONCEALED ? "x" : "" + (mark - 1));
            }
            from = i;
        }
        return parts.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            in order                              | 20 | 0@5 1@25 2@45 3@65                             | 0 1 2 3 x x x .
            first packet just before a reading    | 20 | 0@15 1@35 2@55 3@75                            | 0 1 2 3 x x x .
            one lost                              | 20 | 0@5 1@25 3@65 4@85                             | 0 1 x 3 4
            two lost in a row                     | 20 | 0@5 1@25 4@85 5@105                            | 0 1 x x 4 5
            two swapped in time                   | 20 | 0@5 1@25 3@45 2@46 4@85                        | 0 1 2 3 4
            first two swapped                     | 20 | 1@5 0@6 2@25 3@65                              | . 0 1 2 3
            twice the same                        | 20 | 0@5 1@25 1@26 2@45 2@46                        | 0 1 2
            old one again                         | 20 | 0@5 1@25 2@45 0@46 3@65                        | 0 1 2 3
            lost one comes after all              | 20 | 0@5 1@25 3@65 2@86 4@87                        | 0 1 x 3 4
            hiccup of the network                 | 20 | 0@5 1@25 2@81 3@82 4@85 5@105                  | 0 1 x x 2 3 4 5
            pause with marker                     | 20 | 0@5 1@25 2@145*>5 3@165>5                      | 0 1 x x x . . 2 3
            pause without marker                  | 20 | 0@5 1@25 2@145>5 3@165>5                       | 0 1 x x x . . 2 3
            pause in which the clock stands still | 20 | 0@5 1@25 2@145* 3@165                          | 0 1 x x x . . 2 3
            damaged payload                       | 20 | 0@5 1@25! 2@45                                 | 0 x 2
            packets without sound                 | 20 | 0@5 1@25 2@45e 3@50e 4@55e 5@165>3 6@185>3     | 0 1 x x x . . . 5 6
            unknown payload type                  | 20 | 0@5 1@25 2@45? 3@65                            | 0 1 x 3
            packets of 60 ms                      | 60 | 0@5 1@65 2@125                                 | 0 0 0 1 1 1 2 2 2
            packets of 60 ms, one lost            | 60 | 0@5 1@65 3@185                                 | 0 0 0 1 1 1 x x x 3 3 3
            packets of 30 ms                      | 30 | 0@5 1@35 2@65 3@95                             | 0 0/1 1 2 2/3 3
            packets of 10 ms                      | 10 | 0@5 1@15 2@25 3@35 4@45                        | 0/1 2/3 4/x
            packets of 10 ms, one lost            | 10 | 0@5 1@15 2@25 4@45 5@55                        | 0/1 2/x 4/5
            time stamps jump ahead                | 20 | 0@5 1@25 2@45>5000 3@65>5000                   | 0 1 2 3
            time stamps jump back                 | 20 | 0@5 1@25 2@45>-5000 3@65>-5000                 | 0 1 2 3
            sequence jumps ahead                  | 20 | 0@5 1@25 200@45>-198 201@65>-198               | 0 1 200 201
            pause with noise                      | 20 | 0@5 1@25 2@45n 3@165*>5 4@185>5                | 0 1 2 2 2 2 2 2 3 4
            noise changes in a pause              | 20 | 0@5 1@25 2@45n 3@105>2n 4@165>4 5@185>4        | 0 1 2 2 2 3 3 3 4 5
            noise that comes late                 | 20 | 0@5 1@25 2@66n 3@165>5 4@185>5                 | 0 1 x 2 2 2 2 2 3 4
            noise that comes after the silence    | 20 | 0@5 1@25 2@126n 3@165>5 4@185>5                | 0 1 x x x . 2 2 3 4
            call that begins with noise           | 20 | 0@5n 1@65>2 2@85>2 3@105>2                     | 0 0 0 1 2 3
            packet lost before noise              | 20 | 0@5 2@45n 3@165>5 4@185>5                      | 0 x 2 2 2 2 2 2 3 4
            noise of no octets                    | 20 | 0@5 1@25 2@45e 3@165>5 4@185>5                 | 0 1 x x x . . . 3 4
            pause after a pause with noise        | 20 | 0@5 1@25n 2@65>1 3@165>5 4@185>5               | 0 1 1 2 x x x . 3 4
            outage                                | 20 | 0@5 1@25 9@185 10@205                          | 0 1 x x x . . . . 9 10
            """)
    void plays(String name, int frameMs, String packets, String heard) {
        int periods = heard.split(" ").length;
        assertEquals(heard, play(packets, frameMs, periods, 100));
    }

    @ParameterizedTest(name = "{0} across the wrap-around")
    @CsvSource(delimiter = '|', textBlock = """
            in order        | 0@5 1@25 2@45 3@65              | 0 1 2 3
            one lost        | 0@5 1@25 3@65 4@85              | 0 1 x 3 4
            two swapped     | 0@5 2@25 1@26 3@65              | 0 1 2 3
            old one again   | 0@5 1@25 2@45 0@46 3@65         | 0 1 2 3
            """)
    void wrapsAround(String name, String packets, String heard) {
        for (int first = 65532; first < 65536; first++) {
            buffer = fresh();
            assertEquals(heard, play(packets, 20, heard.split(" ").length, first));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            clean                     | 0@5 1@25 2@45                            | 0 | 0 | 0 | 0
            duplicate                 | 0@5 1@25 1@26 2@45                       | 0 | 1 | 0 | 0
            swapped                   | 0@5 1@25 3@45 2@46                       | 0 | 0 | 1 | 0
            late                      | 0@5 1@25 3@65 4@85 2@86                  | 1 | 0 | 0 | 1
            loss                      | 0@5 1@25 3@65                            | 0 | 0 | 0 | 1
            pause is no loss          | 0@5 1@25 2@145*>5                        | 0 | 0 | 0 | 0
            pause without marker too  | 0@5 1@25 2@145>5                         | 0 | 0 | 0 | 0
            """)
    void counts(String name, String packets, long late, long duplicate, long reordered, long concealed) {
        int last = (int) parse(packets).getLast().atMs;
        play(packets, 20, last / 20 + 1, 100);
        JitterCounters counters = buffer.counters();
        assertEquals(
                List.of(late, duplicate, reordered, concealed),
                List.of(
                        counters.late.get(),
                        counters.duplicate.get(),
                        counters.reordered.get(),
                        counters.concealed.get()));
    }

    @Test
    void burstAfterAnOutageIsCutToTheLongestDelayAllowed() {
        String packets = "0@5 1@25 "
                + IntStream.rangeClosed(2, 29).mapToObj(n -> n + "@600").collect(joining(" "));
        String heard = play(packets, 20, 34, 100);
        assertTrue(heard.endsWith(". . 19 20 21 22 23"), heard);
        assertEquals(17, buffer.counters().discarded.get());
    }

    @Test
    void otherSourceAfterResetStartsAnew() {
        assertEquals("0 1", play("0@5 1@25", 20, 2, 100));
        buffer.reset();
        assertEquals("0 1", play("0@5 1@25", 20, 2, 40000));
        assertEquals(0, buffer.counters().late.get());
    }

    @Test
    void changeToACodecWithAnotherClockGoesOnWithoutAGap() {
        short[] pcm = new short[160];
        StringBuilder heard = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            int type = i < 3 ? 0 : 1;
            byte[] payload = MarkingDecoder.payload(i + 1, 20);
            buffer.put(type, false, i, i * (type == 0 ? 160 : 960), i * 20_000_000L, payload, 0, payload.length);
            buffer.read(pcm, 160, i * 20_000_000L + 15_000_000);
            heard.append(describe(pcm)).append(' ');
        }
        assertEquals("0 1 2 3 4 5 ", heard.toString());
    }
}
