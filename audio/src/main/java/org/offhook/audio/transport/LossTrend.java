package org.offhook.audio.transport;

/**
 * The loss that the other side reports, smoothed for those who arm against it: up at once, down by a quarter of the
 * way with each report, so that a moment's quiet does not disarm.
 *
 * <p>Threads: {@link #reported} by the media thread, {@link #percent} by any.
 */
final class LossTrend {

    private double percent = -1;
    private volatile int rounded = -1;

    /** @param fractionLost of 256, as a report block has it (RFC 3550 §6.4.1) */
    void reported(int fractionLost) {
        double now = fractionLost * 100.0 / 256;
        percent = now >= percent ? now : percent + (now - percent) / 4;
        rounded = (int) Math.round(percent);
    }

    /** 0–100; -1 before the first report. */
    int percent() {
        return rounded;
    }
}
