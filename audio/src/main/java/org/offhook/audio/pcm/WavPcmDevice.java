package org.offhook.audio.pcm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Microphone from a WAV file, loudspeaker to a WAV file, by a timer. The microphone's file is read whole at
 * {@link #open()}; the loudspeaker's is written by a thread of this device, its header made right every second.
 */
public final class WavPcmDevice extends ClockedPcmDevice {

    private static final int WRITE_EVERY_MS = 100;
    private static final int HEADER_EVERY = 10; // writes
    private static final int RING_SECONDS = 5;

    private final PcmSpec.Wav spec;

    private short[] sound = {};
    private int position;
    private SampleRing ring;
    private volatile CountDownLatch stop;
    private Thread writing;
    private volatile boolean microphoneHeld;
    private volatile long dropped; // periods, by the audio thread
    private volatile String problem = "";

    WavPcmDevice(PcmSpec.Wav spec, PcmFormat format, Ticker ticker) {
        super(format, ticker);
        this.spec = spec;
    }

    @Override
    void begin() throws PcmException {
        problem = "";
        dropped = 0;
        position = 0;
        try {
            if (spec.in().isPresent()) {
                sound = WavReader.read(spec.in().get()).at(format().rateHz()).samples();
            }
            if (spec.out().isPresent()) {
                startWriting(spec.out().get());
            }
        } catch (IOException cannot) {
            throw new PcmException(sentence(cannot), cannot);
        }
    }

    /** From now on the microphone hears silence and its file stands still. Any thread. */
    public void holdMicrophone() {
        microphoneHeld = true;
    }

    /** The microphone's file goes on where it stood. Any thread. */
    public void releaseMicrophone() {
        microphoneHeld = false;
    }

    @Override
    void capture(short[] period) {
        int frames = format().periodFrames();
        int done = 0;
        while (done < frames && !microphoneHeld) {
            if (position == sound.length && spec.repeat()) {
                position = 0;
            }
            int count = Math.min(frames - done, sound.length - position);
            if (count == 0) {
                break;
            }
            System.arraycopy(sound, position, period, done, count);
            position += count;
            done += count;
        }
        Arrays.fill(period, done, frames, (short) 0);
    }

    @Override
    void play(short[] period) {
        if (ring != null && !ring.put(period, format().periodFrames())) {
            dropped = dropped + 1;
        }
    }

    /** Periods that came late, and those that the disk was too slow for. */
    @Override
    public long playbackXruns() {
        return super.playbackXruns() + dropped;
    }

    @Override
    public String problem() {
        return problem.isEmpty() ? super.problem() : problem;
    }

    @Override
    void end() {
        if (writing != null) {
            stop.countDown();
            boolean interrupted = false;
            while (writing.isAlive()) {
                try {
                    writing.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
            writing = null;
            ring = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startWriting(Path file) throws IOException {
        WavWriter writer = new WavWriter(file, format().rateHz());
        SampleRing from = new SampleRing(RING_SECONDS * format().rateHz());
        CountDownLatch until = new CountDownLatch(1);
        ring = from;
        stop = until;
        writing = Thread.ofPlatform().name("wav-writer").daemon().start(() -> writeUntil(until, from, writer));
    }

    private void writeUntil(CountDownLatch until, SampleRing from, WavWriter writer) {
        short[] piece = new short[format().rateHz() / 10];
        try (writer) {
            boolean stopped = false;
            for (int turn = 1; !stopped; turn++) {
                stopped = until.await(WRITE_EVERY_MS, TimeUnit.MILLISECONDS);
                for (int count = from.take(piece); count > 0; count = from.take(piece)) {
                    writer.write(piece, count);
                }
                if (turn % HEADER_EVERY == 0) {
                    writer.updateHeader();
                }
            }
        } catch (IOException cannot) {
            problem = "Cannot write " + spec.out().map(Path::toString).orElse("") + ": " + sentence(cannot) + ".";
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sentence(IOException cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    }
}
