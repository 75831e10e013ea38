package org.offhook.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a network does to a stream of packets, made from published models by a seed: the same one is the same trace on
 * every machine. A packet's time under way is a constant plus what the parts of the model add; each part draws from a
 * generator of its own, so that one does not change the other.
 *
 * @param frames sent or kept back by the sender, from 0
 * @param packets in the order of arrival
 * @param suppressed frames that the sender kept back because nobody spoke
 */
public record NetworkTrace(String name, int frameMs, int frames, List<TracePacket> packets, BitSet suppressed) {

    /** A network that only takes its time; parts are added to it. */
    public static Model model(String name, int seconds, long seed) {
        return new Model(name, seconds, seed);
    }

    /** Frames that were sent and never arrive. */
    public int lost() {
        BitSet arrived = new BitSet(frames);
        packets.forEach(packet -> arrived.set(packet.frame()));
        return frames - suppressed.cardinality() - arrived.cardinality();
    }

    /** The parts of a network. */
    public static final class Model {
        private static final double MS = 1e6;
        private static final double BASE_MS = 27;

        private final String name;
        private final long seed;
        private final int frameMs = 20;
        private final int frames;
        private final double[] delayMs;
        private final boolean[] lost;
        private final BitSet suppressed = new BitSet();
        private boolean inOrder = true;
        private double duplicatePercent;
        private double skewPpm;
        private int parts;

        private Model(String name, int seconds, long seed) {
            this.name = name;
            this.seed = seed;
            frames = seconds * 1000 / frameMs;
            delayMs = new double[frames];
            lost = new boolean[frames];
        }

        private Random random() {
            return new Random(seed * 31 + ++parts);
        }

        /** Each packet is lost or not, whatever became of the others. */
        public Model loss(double percent) {
            Random random = random();
            for (int i = 0; i < frames; i++) {
                lost[i] |= random.nextDouble() * 100 < percent;
            }
            return this;
        }

        /**
         * Loss in bursts: a Markov chain of two states (E. N. Gilbert, <i>Capacity of a burst-noise channel</i>, 1960),
         * everything lost in the bad one.
         *
         * @param percent lost in the long run
         * @param meanBurst packets lost in a row, on average
         */
        public Model gilbert(double percent, double meanBurst) {
            Random random = random();
            double leaveBad = 1 / meanBurst;
            double leaveGood = leaveBad * percent / (100 - percent);
            boolean bad = false;
            for (int i = 0; i < frames; i++) {
                bad = bad ? random.nextDouble() >= leaveBad : random.nextDouble() < leaveGood;
                lost[i] |= bad;
            }
            return this;
        }

        /** A number of packets in a row lost once a second. */
        public Model burstEachSecond(int packets) {
            for (int i = 0; i < frames; i++) {
                lost[i] |= i % (1000 / frameMs) >= 25 && i % (1000 / frameMs) < 25 + packets;
            }
            return this;
        }

        /** Evenly spread between nothing and {@code ms}; packets do not overtake each other. */
        public Model jitter(double ms) {
            Random random = random();
            for (int i = 0; i < frames; i++) {
                delayMs[i] += random.nextDouble() * ms;
            }
            return this;
        }

        /** As {@link #jitter}, and packets overtake each other. */
        public Model jitterWithReordering(double ms) {
            inOrder = false;
            return jitter(ms);
        }

        /**
         * A radio channel that is taken now and then, about each second: for 20 to 120 ms nothing comes, then all that
         * waited; 0 to 3 ms of contention otherwise.
         */
        public Model wifi() {
            Random random = random();
            stalls(random, 300, 1500, 20, 120, 0);
            return jitter(3);
        }

        /** Every 8 to 20 s a gap of 200 to 800 ms; a third of its packets is lost, the rest comes at its end. */
        public Model handOver() {
            Random random = random();
            stalls(random, 8000, 20_000, 200, 800, 0.33);
            return jitter(12);
        }

        private void stalls(Random random, int apartFrom, int apartTo, int msFrom, int msTo, double lossInside) {
            double at = apartFrom;
            while (at < frames * frameMs) {
                double length = msFrom + random.nextDouble() * (msTo - msFrom);
                for (int i = (int) Math.ceil(at / frameMs); i < frames && i * frameMs < at + length; i++) {
                    delayMs[i] += at + length - i * frameMs;
                    lost[i] |= random.nextDouble() < lossInside;
                }
                at += length + apartFrom + random.nextDouble() * (apartTo - apartFrom);
            }
        }

        /** Another way is taken from some second on, and is longer. */
        public Model slower(double ms, int fromSecond) {
            for (int i = fromSecond * 1000 / frameMs; i < frames; i++) {
                delayMs[i] += ms;
            }
            return this;
        }

        /** Packets that come a second time up to 40 ms later. */
        public Model duplicates(double percent) {
            duplicatePercent = percent;
            return this;
        }

        /** The sender's clock against the receiver's; more than 0 if the sender is the slower. */
        public Model skew(double ppm) {
            skewPpm = ppm;
            return this;
        }

        /** Silence suppression: spurts of 0.5 to 3 s with pauses of 0.3 to 2 s (about as ITU-T P.59 has them). */
        public Model talkSpurts() {
            Random random = random();
            int at = 0;
            while (at < frames) {
                at += (500 + random.nextInt(2500)) / frameMs;
                int pause = (300 + random.nextInt(1700)) / frameMs;
                suppressed.set(Math.min(at, frames), Math.min(at + pause, frames));
                at += pause;
            }
            return this;
        }

        /** The trace; sequence numbers wrap around after the first ten seconds. */
        public NetworkTrace build() {
            Random random = random();
            List<TracePacket> packets = new ArrayList<>();
            int sequence = 65_036;
            double previous = 0;
            for (int i = 0; i < frames; i++) {
                if (suppressed.get(i)) {
                    continue;
                }
                sequence++;
                double at = i * frameMs * (1 + skewPpm * 1e-6) + BASE_MS + delayMs[i];
                at = inOrder ? Math.max(at, previous) : at;
                if (lost[i]) {
                    continue;
                }
                previous = at;
                boolean marker = i == 0 || suppressed.get(i - 1);
                TracePacket packet = new TracePacket(i, sequence & 0xffff, marker, Math.round(at * MS));
                packets.add(packet);
                if (random.nextDouble() * 100 < duplicatePercent) {
                    long again = packet.atNanos() + (long) (random.nextDouble() * 40 * MS);
                    packets.add(new TracePacket(i, sequence & 0xffff, marker, again));
                }
            }
            packets.sort(Comparator.comparingLong(TracePacket::atNanos));
            return new NetworkTrace(name, frameMs, frames, List.copyOf(packets), suppressed);
        }
    }
}
