package org.offhook.demo.pbx;

import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;

/** A sound device that a test pulls out and plugs in again; what is spoken into it is what it plays. */
final class PluggedDevice implements PcmDevice {

    private final PcmDevice device;
    private volatile boolean out;
    private volatile long periods; // written by the audio thread only

    PluggedDevice(PcmFormat format) {
        device = PcmDevices.create(new PcmSpec.Loop(), format);
    }

    void pullOut() {
        out = true;
    }

    void plugIn() {
        out = false;
    }

    /** Periods played so far. */
    long periods() {
        return periods;
    }

    @Override
    public PcmFormat format() {
        return device.format();
    }

    @Override
    public void open() throws PcmException {
        if (out) {
            throw new PcmException("No sound card is plugged in.");
        }
        device.open();
    }

    @Override
    public int read(short[] period) {
        return out ? GONE : device.read(period);
    }

    @Override
    public int write(short[] period) {
        periods = periods + 1;
        return out ? GONE : device.write(period);
    }

    @Override
    public long captureXruns() {
        return device.captureXruns();
    }

    @Override
    public long playbackXruns() {
        return device.playbackXruns();
    }

    @Override
    public String problem() {
        return out ? "The sound card was pulled out." : device.problem();
    }

    @Override
    public void close() {
        device.close();
    }
}
