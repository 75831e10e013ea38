package org.offhook.bench.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a given rate: INVITE, 180, 200, ACK, BYE, 200. A call starts when its time has come and fewer than
 * {@code limit} calls are open; if the phone is too slow the calls start late and the rate is not reached. Nothing is
 * repeated, so one lost message is one failed call.
 */
public final class SetupRate {

    /** A phone that lets a call wait this long has failed it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final double REACHED = 0.95;

    /**
     * What one rate gave.
     *
     * @param started how many calls were tried; fewer than asked for if the phone stopped answering
     * @param perSecond calls completed, divided by the time from the first INVITE to the last end
     * @param failures why calls failed, and how many each
     */
    public record Step(int rate, int started, int failed, double perSecond, Map<String, Integer> failures) {

        /** No call failed, and the rate was reached within 5 %. */
        public boolean passed() {
            return failed == 0 && perSecond >= rate * REACHED;
        }

        public String text() {
            return failed == 0
                    ? String.format(java.util.Locale.ROOT, "%d/s: %.0f/s reached, none failed", rate, perSecond)
                    : rate + "/s: " + failed + " of " + started + " failed " + failures;
        }
    }

    private final DriverPeer peer;
    private final Registrar.Binding phone;
    private final String sdp;
    private final int limit;

    /** @param limit how many calls may be open at the same time */
    public SetupRate(DriverPeer peer, Registrar.Binding phone, String sdp, int limit) {
        this.peer = peer;
        this.phone = phone;
        this.sdp = sdp;
        this.limit = limit;
    }

    /** Blocks for about {@code seconds}, at most {@code seconds} plus twice the patience of 2 s. */
    public Step run(int rate, int seconds) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Semaphore slots = new Semaphore(limit);
        int wanted = rate * seconds;
        long begin = System.nanoTime();
        long latest = begin + TimeUnit.SECONDS.toNanos(seconds) + PATIENCE.toNanos();
        int started = 0;
        while (started < wanted && System.nanoTime() < latest) {
            waitUntil(begin + started * 1_000_000_000L / rate);
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
            DriverCall call = peer.call(phone, sdp, DriverCall.AtAnswer.HANG_UP);
            started++;
            call.ended().whenComplete((done, failure) -> {
                tally.count(failure);
                slots.release();
            });
        }
        boolean allBack = slots.tryAcquire(limit, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return tally.step(rate, started, begin, allBack);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Counts ends: the receive thread writes, the measuring thread reads at the end. */
    private static final class Tally {
        private final Map<String, Integer> failures = new TreeMap<>();
        private int ended;
        private long lastNanos;

        synchronized void count(Throwable failure) {
            ended++;
            lastNanos = System.nanoTime();
            if (failure != null) {
                failures.merge(String.valueOf(failure.getMessage()), 1, Integer::sum);
            }
        }

        synchronized Step step(int rate, int started, long begin, boolean allBack) {
            Map<String, Integer> why = new TreeMap<>(failures);
            if (!allBack) {
                why.merge("no answer within " + PATIENCE.toSeconds() + " s", started - ended, Integer::sum);
            }
            int failed = why.values().stream().mapToInt(Integer::intValue).sum();
            double seconds = Math.max(1, lastNanos - begin) / 1e9;
            return new Step(rate, started, failed, (started - failed) / seconds, Map.copyOf(why));
        }
    }
}
