package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Locale;
import org.offhook.audio.dsp.RateConverter;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.card.CardStream;
import org.offhook.audio.pcm.card.Stereo;

/**
 * One direction of a card, and what brings its samples to those of the phone and back.
 *
 * <p>Before each transfer the library is asked how much there is ({@code pcm_get_htimestamp}): on machines whose kernel
 * does not share the stream's counters with programs, which is every ARM, version 2.0.0 otherwise puts its own stale
 * counter in place of the kernel's, and sound is played again or skipped.
 */
final class TinyStream implements CardStream {

    private static final int WAIT_MS = 20;
    private static final int MOST_WAITS = 10; // for the rest of a transfer
    private static final int EIO = 5;
    private static final int ENODEV = 19;

    private final String label;
    private final Pointer pcm;
    private final boolean capture;
    private final TinyConfig config;
    private final int rateHz;
    private final Memory data;
    private final Memory frames = new Memory(Integer.BYTES);
    private final Memory time = new Memory(2 * Long.BYTES);
    private final short[] interleaved;
    private final int[] words;
    private final short[] mono; // at the card's rate
    private final short[] piece; // at the phone's
    private final RateConverter converter;

    TinyStream(String label, Pointer pcm, boolean capture, TinyConfig config, PcmFormat format) {
        this.label = label;
        this.pcm = pcm;
        this.capture = capture;
        this.config = config;
        rateHz = format.rateHz();
        TinyLibrary.taken();
        int most = toCard(format.periodFrames());
        data = new Memory((long) most * frameBytes());
        interleaved = new short[config.channels() * most];
        words = new int[config.channels() * most];
        mono = new short[most];
        piece = new short[format.periodFrames()];
        converter = capture ? RateConverter.of(config.rateHz(), rateHz) : RateConverter.of(rateHz, config.rateHz());
    }

    private int frameBytes() {
        return config.channels() * config.layout().bytes();
    }

    private int toCard(int count) {
        return (int) ((long) count * config.rateHz() / rateHz);
    }

    private int fromCard(int count) {
        return (int) ((long) count * rateHz / config.rateHz());
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int bufferFrames() {
        return fromCard(config.bufferFrames());
    }

    @Override
    public int available() {
        int status = TinyLibrary.pcm_get_htimestamp(pcm, frames, time);
        return status < 0 ? -EIO : fromCard(Math.clamp(frames.getInt(0), 0, config.bufferFrames()));
    }

    @Override
    public int read(short[] period, int at, int count) {
        int wanted = toCard(count);
        int status = transfer(interleaved, wanted);
        if (status < 0) {
            return status;
        }
        short[] heard = interleaved;
        if (config.channels() == 2) {
            Stereo.mix(interleaved, mono, 0, wanted);
            heard = mono;
        }
        converter.convert(heard, wanted, piece);
        System.arraycopy(piece, 0, period, at, count);
        return count;
    }

    @Override
    public int write(short[] period, int at, int count) {
        System.arraycopy(period, at, piece, 0, count);
        converter.convert(piece, count, mono);
        int given = toCard(count);
        short[] played = mono;
        if (config.channels() == 2) {
            Stereo.spread(mono, 0, given, interleaved);
            played = interleaved;
        }
        int status = transfer(played, given);
        return status < 0 ? status : count;
    }

    /** Moves all of it, in as many pieces as the card likes: 0, or a negative error. */
    private int transfer(short[] samples, int count) {
        int done = 0;
        int waits = 0;
        while (done < count) {
            int got = move(samples, done, count - done);
            if (got == -EAGAIN || got == 0) {
                // Seen from outside it is a period or nothing; the rest is there soon, or the card is stuck.
                int status = ++waits > MOST_WAITS ? -ETIMEDOUT : await();
                if (status < 0) {
                    return status;
                }
            } else if (got < 0) {
                return got;
            } else {
                done += got;
            }
        }
        return 0;
    }

    private int move(short[] samples, int done, int count) {
        int channels = config.channels();
        if (!capture) {
            config.layout().write(samples, done * channels, words, data, count * channels);
        }
        TinyLibrary.pcm_get_htimestamp(pcm, frames, time);
        int got = capture ? TinyLibrary.pcm_readi(pcm, data, count) : TinyLibrary.pcm_writei(pcm, data, count);
        if (got < 0) {
            return -Math.max(1, Native.getLastError());
        }
        if (capture) {
            config.layout().read(data, samples, done * channels, words, got * channels);
        }
        return got;
    }

    @Override
    public int await() {
        return Math.min(0, TinyLibrary.pcm_wait(pcm, WAIT_MS));
    }

    @Override
    public void arrived() {}

    @Override
    public int rewind() {
        TinyLibrary.pcm_stop(pcm); // fails after an xrun, which is as good
        converter.reset();
        return TinyLibrary.pcm_prepare(pcm) < 0 ? -Math.max(1, Native.getLastError()) : 0;
    }

    @Override
    public int start() {
        TinyLibrary.pcm_get_htimestamp(pcm, frames, time);
        return TinyLibrary.pcm_start(pcm) < 0 ? -Math.max(1, Native.getLastError()) : 0;
    }

    @Override
    public boolean link(CardStream other) {
        return other instanceof TinyStream same && TinyLibrary.pcm_link(pcm, same.pcm) == 0;
    }

    @Override
    public String text(int error) {
        return switch (-error) {
            case ENODEV -> "it was unplugged";
            case EIO -> "it does not answer";
            case ETIMEDOUT -> "it moves no sound";
            default -> message(pcm).isEmpty() ? "error " + -error : message(pcm);
        };
    }

    /** What the library says of its last error, without the line break that some of its sentences end with. */
    static String message(Pointer pcm) {
        Pointer text = TinyLibrary.pcm_get_error(pcm);
        String message = text == null ? "" : text.getString(0).strip();
        return message.isEmpty() ? "" : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    @Override
    public void close() {
        TinyLibrary.pcm_close(pcm);
        TinyLibrary.released();
        data.close();
        frames.close();
        time.close();
        converter.close();
    }
}
