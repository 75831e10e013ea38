package org.offhook.audio.jitter;

/**
 * Sound for what is not there. Nobody knows at first whether a packet is late, lost or not meant to be: what waits is
 * stretched, then sound is made up for at most 60 ms, without moving on in the stream; the next packet tells. Pauses
 * are silent, or filled with the noise that the sender described.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class Substitute {

    private static final int LONGEST_EXPANSION_MS = 60;
    private static final int LONGEST_COMFORT_MS = 500;
    private static final int SEAM_MS = 5;
    /** A payload of one or two octets says in Opus that nobody speaks (RFC 6716 §3.1, RFC 7587 §3.1.3). */
    private static final int SILENT_PAYLOAD = 2;

    private final int rateHz;
    private final FrameDecoder decoder;
    private final SoundLine line;
    private final Pacer pacer;
    private final LookAhead lookAhead;
    private final JitterCounters counters;
    private final short[] frame;

    private boolean senderSilent;
    private int owed; // samples played without moving on in the stream
    private int times;
    private boolean stretched;
    private boolean noisy;
    private boolean noiseBegun;

    /** @param frame scratch space of 120 ms */
    Substitute(
            int rateHz,
            FrameDecoder decoder,
            SoundLine line,
            Pacer pacer,
            LookAhead lookAhead,
            JitterCounters counters,
            short[] frame) {
        this.rateHz = rateHz;
        this.decoder = decoder;
        this.line = line;
        this.pacer = pacer;
        this.lookAhead = lookAhead;
        this.counters = counters;
        this.frame = frame;
    }

    /** A packet of {@code length} octets has been decoded. */
    void sound(int length) {
        senderSilent = length <= SILENT_PAYLOAD;
        stretched = false;
        noisy = false;
        forget();
    }

    int owed() {
        return owed;
    }

    void forget() {
        owed = 0;
        times = 0;
    }

    /** What was made up was not missing after all: the sender paused. */
    void settle() {
        counters.concealed.add(-times);
        forget();
    }

    /** Until the next sound there is noise. */
    void noise(int type, byte[] payload, int length) {
        decoder.describeNoise(type, payload, 0, length);
        senderSilent = false;
        noiseBegun &= noisy;
        noisy = true;
    }

    /** No noise either. */
    void quiet() {
        noisy = false;
    }

    /** Appends {@code samples} samples of a pause. */
    void pause(int samples) {
        if (!noisy) {
            line.appendSilence(samples);
            return;
        }
        for (int left = samples; left > 0; left -= frame.length) {
            int n = Math.min(left, frame.length);
            decoder.noise(frame, n);
            if (!noiseBegun) {
                noiseBegun = true;
                line.runOut(frame, n);
            }
            line.append(frame, n);
        }
    }

    /** Nothing is there, at least {@code wanted} samples are needed; false if enough has been made up. */
    boolean expand(int wanted, int frameSamples) {
        int most = Math.max(rateHz / 1000 * (senderSilent ? LONGEST_COMFORT_MS : LONGEST_EXPANSION_MS), frameSamples);
        if (owed >= most) {
            return false;
        }
        if (owed == 0 && !senderSilent && !lookAhead.lossy()) {
            int put = pacer.fill(wanted);
            if (put > 0) {
                owed += put;
                stretched = true;
                return true;
            }
        }
        times++;
        int unit = rateHz / 400;
        int n = Math.min(frame.length, Math.ceilDiv(wanted, unit) * unit);
        owed += n;
        make(n);
        return true;
    }

    /** A packet of {@code frameSamples} is lost: samples that are still to be made up for it; 0 if none are. */
    int missing(int frameSamples) {
        int missing = frameSamples - owed;
        owed = Math.max(0, -missing);
        missing = Math.max(missing, stretched ? rateHz / 1000 * SEAM_MS : 0);
        stretched = false;
        times = missing > 0 ? 0 : times;
        return Math.max(0, missing);
    }

    /** Makes the last {@code samples} of a lost packet from the one after it, if that helps. */
    boolean recovered(int type, byte[] following, int length, int samples, int frameSamples) {
        if (samples > frameSamples || !decoder.carriesPrevious(type, following, 0, length)) {
            return false;
        }
        if (decoder.bringsCopies(type)) {
            decoder.recover(type, following, 0, length, frame, frameSamples);
            System.arraycopy(frame, frameSamples - samples, frame, 0, samples);
            counters.restored.increment();
        } else {
            decoder.recover(type, following, 0, length, frame, samples);
        }
        line.append(frame, samples);
        counters.recovered.increment();
        return true;
    }

    /** Appends sound that continues what was played. */
    void make(int samples) {
        decoder.conceal(frame, samples);
        line.append(frame, samples);
        counters.concealed.increment();
        counters.concealedMicros.add(samples * 1_000_000L / rateHz);
    }

    /** The seam between two pieces of the stream. */
    void makeSeam() {
        make(rateHz / 1000 * SEAM_MS);
    }
}
