package org.offhook.audio.codec.opus.concentus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.opus.wire.OpusPacket;

/** Concentus answers damage with exceptions of many kinds; here they end as a negative count. */
final class ConcentusDecoder implements Decoder {

    private final OpusDecoder decoder;
    private final int rateHz;
    private final int unit; // 2.5 ms: concealment and FEC come in multiples of it
    private final short[] made;

    ConcentusDecoder(OpusDecoder decoder, int rateHz) {
        this.decoder = decoder;
        this.rateHz = rateHz;
        unit = rateHz / 400;
        made = new short[OpusPacket.MAX_MS * rateHz / 1000];
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        int expected = samplesIn(payload, offset, length);
        if (expected < 0 || expected > pcm.length) {
            return -1;
        }
        try {
            int count = decoder.decode(payload, offset, length, pcm, 0, expected, false);
            return count == expected ? count : -1;
        } catch (OpusException | RuntimeException | AssertionError damaged) {
            return -1;
        }
    }

    @Override
    public int conceal(short[] pcm, int count) {
        fill(pcm, count, null, 0, 0);
        return count;
    }

    @Override
    public int recover(byte[] following, int offset, int length, short[] pcm, int count) {
        if (samplesIn(following, offset, length) < 0) {
            return conceal(pcm, count);
        }
        fill(pcm, count, following, offset, length);
        return count;
    }

    private void fill(short[] pcm, int count, byte[] data, int offset, int length) {
        int done = 0;
        try {
            while (done < count) {
                int wanted = Math.min(count - done, made.length);
                int asked = Math.ceilDiv(wanted, unit) * unit;
                int got = decoder.decode(data, offset, length, made, 0, asked, data != null);
                if (got <= 0) {
                    break;
                }
                int taken = Math.min(got, wanted);
                System.arraycopy(made, 0, pcm, done, taken);
                done += taken;
            }
        } catch (OpusException | RuntimeException | AssertionError cannot) {
            // silence for the rest
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
    public void close() {}
}
