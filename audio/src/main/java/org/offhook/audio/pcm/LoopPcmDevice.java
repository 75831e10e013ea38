package org.offhook.audio.pcm;

import java.util.Arrays;

/**
 * The loudspeaker's sound comes back at the microphone one period later, by the same clock. A period that nobody
 * wrote is silent.
 */
final class LoopPcmDevice extends ClockedPcmDevice {

    private final short[] air;

    LoopPcmDevice(PcmFormat format, Ticker ticker) {
        super(format, ticker);
        air = new short[format.periodFrames()];
    }

    @Override
    void begin() {
        Arrays.fill(air, (short) 0);
    }

    @Override
    void capture(short[] period) {
        System.arraycopy(air, 0, period, 0, air.length);
        Arrays.fill(air, (short) 0);
    }

    @Override
    void play(short[] period) {
        System.arraycopy(period, 0, air, 0, air.length);
    }

    @Override
    void end() {}
}
