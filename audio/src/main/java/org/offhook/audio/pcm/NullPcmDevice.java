package org.offhook.audio.pcm;

import java.util.Arrays;

/** Hears silence and plays to nobody, in real time: for a phone without sound, and for load tests. */
final class NullPcmDevice extends ClockedPcmDevice {

    NullPcmDevice(PcmFormat format, Ticker ticker) {
        super(format, ticker);
    }

    @Override
    void begin() {}

    @Override
    void capture(short[] period) {
        Arrays.fill(period, 0, format().periodFrames(), (short) 0);
    }

    @Override
    void play(short[] period) {}

    @Override
    void end() {}
}
