package org.offhook.audio.engine;

import java.util.Arrays;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.tone.TonePlayer;
import org.offhook.audio.tone.ToneTable;

/**
 * The work of one period: sound of the sessions and tones to the loudspeaker, sound of the microphone to the
 * sessions. In a conference each session hears the user and all others but itself, in the same period.
 *
 * <p>Threads: the audio thread. No call allocates, locks, logs or throws.
 */
final class PeriodWork {

    private final int frames;
    private final TonePlayer tones;
    private final OutputGain gain;
    private final int[] sum;
    private final short[] silence;
    private final short[] mixed;

    /** Ways of a stream, there or back, that failed in a period with an exception. */
    final Counter faults = new Counter();

    PeriodWork(PcmFormat format, ToneTable table, OutputGain gain) {
        frames = format.periodFrames();
        tones = new TonePlayer(table, format.rateHz());
        this.gain = gain;
        sum = new int[frames];
        silence = new short[frames];
        mixed = new short[frames];
    }

    /** A new graph takes effect. */
    void adopt(MediaGraph graph) {
        tones.play(graph.tone);
        tones.digit(graph.digit);
    }

    /** Works one period. */
    void process(MediaGraph graph, short[] microphone, short[] speaker, long nowNanos) {
        Arrays.fill(sum, 0);
        for (StreamPlan plan : graph.plans) {
            receive(plan, nowNanos);
        }
        short[] spoken = graph.muted ? silence : microphone;
        for (StreamPlan plan : graph.plans) {
            send(plan, graph, spoken, nowNanos);
        }
        if (graph.heard > 1) {
            press();
        }
        Arrays.fill(speaker, (short) 0);
        tones.mixInto(speaker, frames);
        gain.apply(sum, speaker, frames);
    }

    private void receive(StreamPlan plan, long nowNanos) {
        MediaStream stream = plan.stream();
        if (!plan.heard() || !plan.receives()) {
            stream.receive.discard(nowNanos);
            Arrays.fill(stream.heard, (short) 0);
            return;
        }
        try {
            stream.receive.receive(plan.receive(), stream.heard, frames, nowNanos);
            if (plan.listens()) {
                stream.listen();
            }
        } catch (RuntimeException e) {
            faults.increment();
            stream.receive.recover();
            Arrays.fill(stream.heard, (short) 0);
        }
        for (int i = 0; i < frames; i++) {
            sum[i] += stream.heard[i];
        }
    }

    private void press() {
        for (int i = 0; i < frames; i++) {
            sum[i] = SoftClip.of(sum[i]);
        }
    }

    private void send(StreamPlan plan, MediaGraph graph, short[] spoken, long nowNanos) {
        MediaStream stream = plan.stream();
        if (!plan.sends() || plan.send() == null) {
            stream.send.pause(plan, frames);
            return;
        }
        try {
            short[] pcm = plan.heard() ? forSession(stream, graph, spoken) : silence;
            stream.send.send(plan, pcm, frames, nowNanos);
        } catch (RuntimeException e) {
            faults.increment();
            stream.send.recover();
        }
    }

    private short[] forSession(MediaStream stream, MediaGraph graph, short[] spoken) {
        if (graph.heard < 2) {
            return spoken;
        }
        for (int i = 0; i < frames; i++) {
            mixed[i] = SoftClip.of(spoken[i] + sum[i] - stream.heard[i]);
        }
        return mixed;
    }
}
