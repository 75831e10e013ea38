package org.offhook.bench.media;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.offhook.bench.report.Statistics;

/**
 * How long a sound takes through a phone whose microphone hears what its earpiece plays: from the moment the packet
 * with a marker was sent to the moment the packet with the same marker came back, both counted to the marker's first
 * sample. That is everything in between: jitter buffer, playout, the loop device, capture and packetising.
 *
 * @param medianMs over the markers that were heard
 * @param heard how many were found again
 * @param markers how many were sent early enough to come back within the recording
 */
public record LoopDelay(double medianMs, int heard, int markers) {

    private static final double SAME_SOUND = 0.5;
    /** Markers come each second; longer delays would be taken for the next one. */
    private static final long LONGEST_NANOS = 950_000_000;

    private static final long PERIOD_NANOS = 20_000_000;
    /** A time stamp that far from the first is a broken stream, not a long call. */
    private static final int LONGEST_CALL_PACKETS = 50 * 3600;

    /** @return empty if no marker was found again */
    public static Optional<LoopDelay> of(Recording recording) {
        TestCodec codec = recording.codec();
        if (recording.received().isEmpty()) {
            return Optional.empty();
        }
        Stream stream = Stream.of(recording.received(), codec);
        MarkerSearch search = new MarkerSearch(TestSignal.marker(codec.rateHz()));
        long[] sent = recording.sentNanos();
        long end = recording.received().getLast().arrivedNanos();
        double[] delays = new double[sent.length / EncodedSignal.PACKETS_PER_MARKER + 1];
        int markers = 0;
        int heard = 0;
        int step = EncodedSignal.PACKETS_PER_MARKER;
        int firstMarker = Math.floorMod(-recording.firstSent(), step);
        for (int i = firstMarker; i < sent.length && sent[i] + LONGEST_NANOS - end < 0; i += step) {
            markers++;
            int from = stream.firstSampleFrom(sent[i]);
            int to = stream.firstSampleFrom(sent[i] + LONGEST_NANOS);
            MarkerSearch.Match match = search.best(stream.samples, from, to);
            if (match.likeness() >= SAME_SOUND) {
                delays[heard++] = (stream.nanosOf(match.offset()) - sent[i]) / 1e6;
            }
        }
        return heard == 0
                ? Optional.empty()
                : Optional.of(new LoopDelay(Statistics.median(Arrays.copyOf(delays, heard)), heard, markers));
    }

    /** The received packets laid out by RTP time stamp, with the time of arrival of each. */
    private record Stream(short[] samples, long[] arrivedNanos, int perPacket, int rateHz) {

        static Stream of(List<Recording.Packet> packets, TestCodec codec) {
            int first = packets.getFirst().timestamp();
            int length = 1;
            for (Recording.Packet packet : packets) {
                int at = place(packet, first, codec);
                length = at < LONGEST_CALL_PACKETS ? Math.max(length, at + 1) : length;
            }
            int size = codec.samplesPerPacket();
            Stream stream = new Stream(new short[length * size], new long[length], size, codec.rateHz());
            PayloadCoder coder = PayloadCoder.of(codec);
            boolean[] there = new boolean[length];
            for (Recording.Packet packet : packets) {
                int at = place(packet, first, codec);
                if (at >= 0 && at < length && !there[at]) {
                    there[at] = true;
                    stream.arrivedNanos[at] = packet.arrivedNanos();
                    System.arraycopy(coder.decode(packet.payload()), 0, stream.samples, at * size, size);
                }
            }
            for (int i = 1; i < length; i++) {
                if (!there[i]) {
                    stream.arrivedNanos[i] = stream.arrivedNanos[i - 1] + PERIOD_NANOS;
                }
            }
            return stream;
        }

        private static int place(Recording.Packet packet, int first, TestCodec codec) {
            return Math.floorDiv(packet.timestamp() - first, codec.clockPerPacket());
        }

        int firstSampleFrom(long nanos) {
            int packet = 0;
            while (packet < arrivedNanos.length && arrivedNanos[packet] - nanos < 0) {
                packet++;
            }
            return packet * perPacket;
        }

        long nanosOf(int sample) {
            return arrivedNanos[sample / perPacket] + sample % perPacket * 1_000_000_000L / rateHz;
        }
    }
}
