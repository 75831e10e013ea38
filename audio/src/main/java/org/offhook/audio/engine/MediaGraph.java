package org.offhook.audio.engine;

import org.offhook.audio.tone.ToneKind;

/**
 * All that the audio thread works on, replaced as a whole. Never altered once published.
 *
 * <p>Threads: made by the media thread, read by the audio thread.
 */
final class MediaGraph {

    /** Grows by one from graph to graph. */
    final long number;

    final StreamPlan[] plans;
    /** Sessions in the scene. */
    final int heard;
    /** Null for none. */
    final ToneKind tone;

    final char digit;
    final boolean muted;
    final AudioRoute route;

    MediaGraph(long number, StreamPlan[] plans, ToneKind tone, char digit, boolean muted, AudioRoute route) {
        this.number = number;
        this.plans = plans;
        this.tone = tone;
        this.digit = digit;
        this.muted = muted;
        this.route = route;
        int count = 0;
        for (StreamPlan plan : plans) {
            count += plan.heard() ? 1 : 0;
        }
        heard = count;
    }

    static MediaGraph empty() {
        return new MediaGraph(0, new StreamPlan[0], null, (char) 0, false, AudioRoute.HANDSET);
    }
}
