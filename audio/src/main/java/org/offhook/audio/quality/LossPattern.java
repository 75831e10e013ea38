package org.offhook.audio.quality;

import org.offhook.audio.rtp.Counter;

/**
 * How the packets of a stream fell: bursts and gaps as RFC 3611 §4.7.2 has them. A burst begins and ends with a packet
 * lost or discarded, and fewer than {@link #G_MIN} packets in a row were good in between; all else is a gap. A single
 * lost packet is no burst.
 *
 * <p>Threads: fed by one; read by any, who may see a burst half counted.
 */
public final class LossPattern {

    /** Good packets in a row that end a burst, the recommended value. */
    public static final int G_MIN = 16;

    private final Counter packets = new Counter();
    private final Counter lost = new Counter();
    private final Counter discarded = new Counter();
    private final Counter bursts = new Counter();
    private final Counter burstPackets = new Counter();
    private final Counter burstBad = new Counter();
    private final Counter runs = new Counter();

    /** Since the first bad packet of what may become a burst; 0 if none is open. */
    private int open;

    private int openBad;
    /** Packets of the open burst that are in {@link #burstPackets}. */
    private int counted;

    private int goodInARow;
    private boolean lastBad;

    public void good() {
        packets.increment();
        lastBad = false;
        if (open == 0) {
            return;
        }
        open++;
        if (++goodInARow >= G_MIN) {
            close();
        }
    }

    public void lost() {
        lost.increment();
        bad();
    }

    public void discarded() {
        discarded.increment();
        bad();
    }

    private void bad() {
        packets.increment();
        if (!lastBad) {
            runs.increment();
        }
        lastBad = true;
        open++;
        openBad++;
        goodInARow = 0;
        if (openBad == 2) {
            bursts.increment();
            burstBad.increment();
            counted = 0;
        }
        if (openBad >= 2) {
            burstBad.increment();
            burstPackets.add(open - counted);
            counted = open;
        }
    }

    private void close() {
        open = 0;
        openBad = 0;
        goodInARow = 0;
        counted = 0;
    }

    public Snapshot snapshot() {
        return new Snapshot(
                packets.get(),
                lost.get(),
                discarded.get(),
                bursts.get(),
                burstPackets.get(),
                burstBad.get(),
                runs.get());
    }

    /**
     * The counters at a moment.
     *
     * @param packets all that should have come
     * @param bursts how many there were
     * @param burstPackets packets within them, good ones included
     * @param burstBad of those the lost and discarded
     * @param runs how often one or more in a row were lost or discarded
     */
    public record Snapshot(
            long packets, long lost, long discarded, long bursts, long burstPackets, long burstBad, long runs) {

        public static final Snapshot NONE = new Snapshot(0, 0, 0, 0, 0, 0, 0);

        /** What has happened since. */
        public Snapshot since(Snapshot before) {
            return new Snapshot(
                    packets - before.packets,
                    lost - before.lost,
                    discarded - before.discarded,
                    bursts - before.bursts,
                    burstPackets - before.burstPackets,
                    burstBad - before.burstBad,
                    runs - before.runs);
        }

        long bad() {
            return lost + discarded;
        }

        /** Of 1. */
        public double lossRate() {
            return rate(lost, packets);
        }

        /** Of 1. */
        public double discardRate() {
            return rate(discarded, packets);
        }

        /** Part lost and discarded within bursts, of 1. */
        public double burstDensity() {
            return rate(burstBad, burstPackets);
        }

        /** Part lost and discarded within gaps, of 1. */
        public double gapDensity() {
            return rate(bad() - burstBad, packets - burstPackets);
        }

        /** Mean, in packets; 0 if there was none. */
        public double burstLength() {
            return bursts == 0 ? 0 : (double) burstPackets / bursts;
        }

        /** Mean, in packets: there is one gap more than bursts. */
        public double gapLength() {
            return (double) Math.max(0, packets - burstPackets) / (bursts + 1);
        }

        /**
         * Burst ratio of G.107 §7.5: how much longer a loss is than if it were random, 1 to 8. With fewer than two
         * losses nothing can be said, and it is 1.
         */
        public double burstRatio() {
            if (runs < 2 || bad() >= packets) {
                return 1;
            }
            double random = 1 / (1 - rate(bad(), packets));
            return Math.clamp((double) bad() / runs / random, 1, 8);
        }

        private static double rate(long part, long whole) {
            return whole <= 0 || part <= 0 ? 0 : Math.min(1, (double) part / whole);
        }
    }
}
