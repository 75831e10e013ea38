package org.offhook.audio.codec.opus.libopus;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.opus.wire.OpusPacket;

final class LibOpusDecoder implements Decoder {

    private static final int MAX_BYTES = 2048;

    private final int rateHz;
    private final int unit; // 2.5 ms: concealment and FEC come in multiples of it
    private final int maxSamples;
    private final Memory samples;
    private final Memory packet = new Memory(MAX_BYTES);
    private Pointer state;

    LibOpusDecoder(Pointer state, int rateHz) {
        this.state = state;
        this.rateHz = rateHz;
        unit = rateHz / 400;
        maxSamples = OpusPacket.MAX_MS * rateHz / 1000;
        samples = new Memory(2L * maxSamples);
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        int expected = samplesIn(payload, offset, length);
        if (state == null || expected < 0 || expected > pcm.length || length > MAX_BYTES) {
            return -1;
        }
        packet.write(0, payload, offset, length);
        int count = OpusLibrary.opus_decode(state, packet, length, samples, maxSamples, 0);
        if (count < 0 || count > pcm.length) {
            return -1;
        }
        samples.read(0, pcm, 0, count);
        return count;
    }

    @Override
    public int conceal(short[] pcm, int count) {
        fill(pcm, count, null, 0);
        return count;
    }

    @Override
    public int recover(byte[] following, int offset, int length, short[] pcm, int count) {
        if (samplesIn(following, offset, length) < 0 || length > MAX_BYTES) {
            return conceal(pcm, count);
        }
        packet.write(0, following, offset, length);
        fill(pcm, count, packet, length);
        return count;
    }

    /** Lets libopus make up {@code count} samples, from redundancy in {@code data} if that is not null. */
    private void fill(short[] pcm, int count, Pointer data, int length) {
        int done = 0;
        while (state != null && done < count) {
            int wanted = Math.min(count - done, maxSamples);
            int asked = Math.ceilDiv(wanted, unit) * unit;
            int got = OpusLibrary.opus_decode(state, data, length, samples, asked, data == null ? 0 : 1);
            if (got <= 0) {
                break;
            }
            int taken = Math.min(got, wanted);
            samples.read(0, pcm, done, taken);
            done += taken;
        }
        Arrays.fill(pcm, done, count, (short) 0);
    }

    @Override
    public boolean bringsCopies() {
        return true;
    }

    @Override
    public boolean carriesPrevious(byte[] payload, int offset, int length) {
        return OpusPacket.carriesPrevious(payload, offset, length);
    }

    @Override
    public int samplesIn(byte[] payload, int offset, int length) {
        return OpusPacket.samples(payload, offset, length, rateHz);
    }

    @Override
    public void close() {
        if (state != null) {
            OpusLibrary.opus_decoder_destroy(state);
            state = null;
            samples.close();
            packet.close();
        }
    }
}
