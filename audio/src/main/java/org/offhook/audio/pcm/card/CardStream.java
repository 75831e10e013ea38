package org.offhook.audio.pcm.card;

/**
 * One open direction of a sound card, in the format of the phone: what the card has otherwise is converted behind it. A
 * negative result is a negative {@code errno}.
 *
 * <p>Threads: as {@link org.offhook.audio.pcm.PcmDevice}; nothing but {@link #close} and what is said of errors may
 * allocate, lock or throw.
 */
public interface CardStream extends AutoCloseable {

    int EINTR = 4;
    int EAGAIN = 11;
    int EPIPE = 32;
    int ESTRPIPE = 86;
    int ETIMEDOUT = 110;

    /** True for an over- or under-run, from which {@link #rewind()} and {@link #start()} lead back. */
    static boolean isXrun(int result) {
        return result == -EPIPE || result == -ESTRPIPE;
    }

    /** True for an error that ends the stream. */
    static boolean isFatal(int result) {
        return result < 0 && result != -EAGAIN && result != -EINTR && !isXrun(result);
    }

    /** Which device this is, for a sentence: {@code ALSA device "default"}. */
    String label();

    /** Size of the card's buffer. */
    int bufferFrames();

    /** Frames that can be transferred at once, or a negative error. */
    int available();

    /** Reads up to {@code frames} into {@code period} from {@code at} on: frames read, or a negative error. */
    int read(short[] period, int at, int frames);

    /** Writes up to {@code frames} of {@code period} from {@code at} on: frames written, or a negative error. */
    int write(short[] period, int at, int frames);

    /** Waits for the card's next step, or a while; says nothing about whether a period is there. 0, or a negative error. */
    int await();

    /** A whole period is there. */
    void arrived();

    /** Throws away what is in the buffer and makes the stream ready to start: 0, or a negative error. */
    int rewind();

    /** 0, or a negative error. */
    int start();

    /** Makes both start and stop together: true if the cards are able to. */
    boolean link(CardStream other);

    /** The text of a negative error, without full stop. */
    String text(int error);

    @Override
    void close();
}
