package org.offhook.bench.run;

import java.io.IOException;
import java.util.Locale;
import org.offhook.bench.media.LoopDelay;
import org.offhook.bench.media.Pacing;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.peer.MirrorPhone;
import org.offhook.bench.peer.SdpText;
import org.offhook.bench.report.Statistics;

/**
 * What the instrument reads when the phone takes no time at all. The same calls warm it up.
 *
 * @param ringingMs INVITE → 180 of the mirror, median
 * @param pacingMs deviation of our own packets on their way out and back
 * @param loopDelayMs what the search for markers makes of them
 */
public record Calibration(double ringingMs, double pacingMs, double loopDelayMs) {

    private static final int WARM_CALLS = 2000;
    private static final int CALLS = 50;
    private static final int GAP_MS = 20;
    private static final int SECONDS = 4;
    private static final double QUIET_MS = 1;
    private static final int DISCARD_PORT = 9;

    public static Calibration run() throws IOException, InterruptedException, DriverCall.FailedCall {
        TestCodec codec = TestCodec.PCMU;
        try (DriverPeer peer = new DriverPeer(false, codec);
                MirrorPhone mirror = new MirrorPhone()) {
            String sdp = SdpText.offer(DISCARD_PORT, codec);
            ShortCalls.run(peer, mirror.binding(), sdp, WARM_CALLS, 0);
            ShortCalls calls = ShortCalls.run(peer, mirror.binding(), sdp, CALLS, GAP_MS);
            LongCall.Sound sound = LongCall.talk(peer, mirror.binding(), codec, 1, SECONDS);
            return new Calibration(
                    Statistics.median(calls.ringingMs()),
                    Pacing.of(sound.measured()).map(Pacing::deviationMs).orElse(Double.NaN),
                    LoopDelay.of(sound.measured()).map(LoopDelay::medianMs).orElse(Double.NaN));
        }
    }

    /** Whether somebody else uses this machine so much that the run says nothing. */
    public boolean disturbed() {
        return !(pacingMs <= QUIET_MS);
    }

    public String text() {
        return (disturbed() ? "THE MACHINE IS BUSY, these numbers mean little. " : "")
                + String.format(
                        Locale.ROOT,
                        "The instrument by itself (a mirror in place of the phone) reads: INVITE → 180 %.2f ms, pacing"
                                + " deviation %.2f ms, loop delay %.2f ms.",
                        ringingMs,
                        pacingMs,
                        loopDelayMs);
    }
}
