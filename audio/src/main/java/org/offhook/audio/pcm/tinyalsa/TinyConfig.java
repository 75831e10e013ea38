package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.offhook.audio.pcm.TinyAbi;

/**
 * {@code struct pcm_config} in either layout. The first five fields are the same in both.
 *
 * @param bufferFrames at this fill a loudspeaker that ran dry stops, and a microphone that was not read
 */
record TinyConfig(int channels, int rateHz, int periodFrames, int periods, SampleLayout layout, int bufferFrames) {

    private static final int RATE = 4;
    private static final int PERIOD_SIZE = 8;
    private static final int PERIOD_COUNT = 12;
    private static final int FORMAT = 16;

    /** Frames; no buffer is that long, so the card starts only when it is told to. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** Bytes of the whole. */
    static int size(TinyAbi abi) {
        return first(abi) + 5 * width(abi);
    }

    private static int width(TinyAbi abi) {
        return abi == TinyAbi.V2_0 ? Integer.BYTES : Native.LONG_SIZE;
    }

    /** Where the first threshold stands. */
    private static int first(TinyAbi abi) {
        return Math.ceilDiv(FORMAT + Integer.BYTES, width(abi)) * width(abi);
    }

    /** With room behind it, so that a library of the other layout reads nothing that is not ours. */
    Memory toMemory(TinyAbi abi) {
        Memory memory = new Memory(size(TinyAbi.V2_1) + 64L);
        memory.clear();
        memory.setInt(0, channels);
        memory.setInt(RATE, rateHz);
        memory.setInt(PERIOD_SIZE, periodFrames);
        memory.setInt(PERIOD_COUNT, periods);
        memory.setInt(FORMAT, layout.format());
        int[] thresholds = {NEVER, bufferFrames, 0, 0, periodFrames};
        for (int i = 0; i < thresholds.length; i++) {
            long at = first(abi) + (long) i * width(abi);
            if (width(abi) == Integer.BYTES) {
                memory.setInt(at, thresholds[i]);
            } else {
                memory.setLong(at, thresholds[i]);
            }
        }
        return memory;
    }

    /** The period that the card has chosen, at least as long as the one asked for. */
    static int periodFrames(Pointer config) {
        return config.getInt(PERIOD_SIZE);
    }
}
