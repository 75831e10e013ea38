package org.offhook.audio.dsp.speex;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.Optional;
import org.offhook.audio.dsp.RateConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resampler of libspeexdsp for one mono stream. */
public final class SpeexResampler implements RateConverter {

    private static final Logger LOG = LoggerFactory.getLogger(SpeexResampler.class);

    /** Of 0 to 10; 5 is 96 taps, 80 dB of stop band, and a delay of 48 samples of the lower rate's input. */
    private static final int QUALITY = 5;

    private static final int MOST = 4096; // samples of a piece

    private final Pointer state;
    private final int fromHz;
    private final int toHz;
    private final Memory in = new Memory(2L * MOST);
    private final Memory out = new Memory(2L * MOST);
    private final Memory inCount = new Memory(Integer.BYTES);
    private final Memory outCount = new Memory(Integer.BYTES);

    private SpeexResampler(Pointer state, int fromHz, int toHz) {
        this.state = state;
        this.fromHz = fromHz;
        this.toHz = toHz;
    }

    /** Empty if the library is not installed or does not want to. */
    public static Optional<SpeexResampler> create(int fromHz, int toHz) {
        try {
            Pointer state = SpeexLibrary.speex_resampler_init(1, fromHz, toHz, QUALITY, Pointer.NULL);
            return state == null ? Optional.empty() : Optional.of(new SpeexResampler(state, fromHz, toHz));
        } catch (LinkageError missing) {
            LOG.info("{} is not installed; the sample rate is converted by the phone's own filter", SpeexLibrary.NAME);
            return Optional.empty();
        }
    }

    /** Delay of the signal, in samples at the output rate. */
    public int delaySamples() {
        return SpeexLibrary.speex_resampler_get_output_latency(state);
    }

    @Override
    public int convert(short[] from, int count, short[] to) {
        int pieces = Math.min(count, MOST);
        int wanted = Math.min((int) ((long) pieces * toHz / fromHz), Math.min(MOST, to.length));
        in.write(0, from, 0, pieces);
        inCount.setInt(0, pieces);
        outCount.setInt(0, wanted);
        SpeexLibrary.speex_resampler_process_int(state, 0, in, inCount, out, outCount);
        int got = Math.clamp(outCount.getInt(0), 0, wanted);
        out.read(0, to, 0, got);
        Arrays.fill(to, got, wanted, (short) 0);
        return wanted;
    }

    @Override
    public void reset() {
        SpeexLibrary.speex_resampler_reset_mem(state);
    }

    @Override
    public void close() {
        SpeexLibrary.speex_resampler_destroy(state);
        in.close();
        out.close();
        inCount.close();
        outCount.close();
    }
}
