package org.offhook.audio.pcm.card;

/** One channel of ours against the two of a card, left and right in turn. */
public final class Stereo {

    private Stereo() {}

    /** The mean of both channels of {@code frames} frames, to {@code mono} from {@code at} on. */
    public static void mix(short[] interleaved, short[] mono, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            mono[at + i] = (short) ((interleaved[2 * i] + interleaved[2 * i + 1]) >> 1);
        }
    }

    /** The same on both channels, from {@code frames} samples of {@code mono} from {@code at} on. */
    public static void spread(short[] mono, int at, int frames, short[] interleaved) {
        for (int i = 0; i < frames; i++) {
            interleaved[2 * i] = mono[at + i];
            interleaved[2 * i + 1] = mono[at + i];
        }
    }
}
