package org.offhook.demo.media;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Codecs;

/** Makes the services of calls, and has what they share: the codecs, the voice, and the thread that paces packets. */
public final class Studio implements AutoCloseable {

    private static final ThreadFactory THREAD =
            task -> Thread.ofPlatform().name("offhook-pbx-media").daemon().unstarted(task);

    private final List<CodecFactory> codecs = Codecs.all();
    private final Clips clips = new Clips();
    private final ScheduledExecutorService pacer = pacer();

    private static ScheduledExecutorService pacer() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, THREAD);
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    /** A melody. */
    public MediaService melody(RtpPort port) {
        return new PlayService(speaker(port, new Melody()));
    }

    /** Reads back digits. */
    public MediaService digits(RtpPort port) {
        Voice voice = new Voice(clips, SoundSource.SILENCE);
        return new DigitService(voice, speaker(port, voice));
    }

    /** Asks the caller to hang up. */
    public MediaService hangUpPlease(RtpPort port) {
        return spoken(port, "hang-up", SoundSource.SILENCE);
    }

    /** Says why it calls, then plays the melody. */
    public MediaService hello(RtpPort port) {
        return spoken(port, "hello", new Melody());
    }

    private MediaService spoken(RtpPort port, String clip, SoundSource after) {
        Voice voice = new Voice(clips, after);
        voice.say(clip);
        return new PlayService(speaker(port, voice));
    }

    private Speaker speaker(RtpPort port, SoundSource source) {
        return new Speaker(port, source, codecs, pacer);
    }

    /** Ends the pacing thread. */
    @Override
    public void close() {
        pacer.shutdownNow();
    }
}
