package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.offhook.audio.pcm.AdaptiveResampler;
import org.offhook.audio.pcm.PcmDevice;

/**
 * A sound device that is not the master: a thread of its own moves its periods at its own pace, and two adaptive
 * resamplers lie between that and the audio thread's.
 *
 * <p>Threads: {@link #run} is the device's own; {@link #use}, {@link #hear} and {@link #play} are the audio thread's.
 */
final class SideDevice implements Runnable {

    /** More than either side's period, and what their threads come late on top. */
    private static final int HELD_MS = 20;

    private final PcmDevice device;
    private final DeviceOpener opener;
    private final boolean hears;
    private final int frames;
    private final AdaptiveResampler heard;
    private final AdaptiveResampler played;
    private volatile boolean used;

    SideDevice(SoundDevices.Other other, DeviceOpener opener, LongSupplier nanoClock) {
        device = other.device();
        this.opener = opener;
        hears = other.hears();
        frames = device.format().periodFrames();
        int held = device.format().periodMs() + HELD_MS;
        heard = new AdaptiveResampler(device.format(), held, nanoClock);
        played = new AdaptiveResampler(device.format(), held, nanoClock);
    }

    DeviceOpener opener() {
        return opener;
    }

    /** Sound goes this way from now on, or no longer. */
    void use(boolean on) {
        if (on && !used) {
            heard.restart();
        }
        used = on;
    }

    /** A period from its microphone, if it has one; else what is there stays. */
    void hear(short[] microphone) {
        if (hears) {
            heard.take(microphone);
        }
    }

    /** A period for its loudspeaker. */
    void play(short[] speaker) {
        if (opener.usable()) {
            played.put(speaker);
        }
    }

    /** Any thread. */
    void expectPauses(long worstNanos) {
        device.expectPauses(worstNanos);
    }

    /** Any thread. */
    SideReport report() {
        return new SideReport(
                opener.routes(),
                opener.state(),
                opener.problem(),
                heard.gaps() + played.gaps(),
                (1 / played.ratio() - 1) * 1e6);
    }

    @Override
    public void run() {
        opener.begin();
        short[] microphone = new short[frames];
        short[] speaker = new short[frames];
        while (opener.running()) {
            if (opener.open()) {
                played.restart();
                move(microphone, speaker);
                if (!opener.running()) {
                    break;
                }
                opener.lost();
            }
            opener.pause();
        }
        opener.end();
    }

    private void move(short[] microphone, short[] speaker) {
        boolean before = false;
        while (opener.running() && opener.usable()) {
            if (device.read(microphone) == PcmDevice.GONE) {
                opener.gone();
                return;
            }
            boolean now = used;
            if (now) {
                if (hears) {
                    heard.put(microphone);
                }
                played.take(speaker);
            } else {
                Arrays.fill(speaker, (short) 0);
                if (before) {
                    played.restart();
                }
            }
            before = now;
            if (device.write(speaker) == PcmDevice.GONE) {
                opener.gone();
            }
        }
    }
}
