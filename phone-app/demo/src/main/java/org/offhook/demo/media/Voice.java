package org.offhook.demo.media;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** Says clips one after the other; another source is heard while there is nothing to say. Any thread. */
final class Voice implements SoundSource {

    private static final int MOST_WAITING = 32;

    private final Clips clips;
    private final SoundSource otherwise;
    private final Queue<String> waiting = new ArrayDeque<>();
    private String current = "";
    private double saidSeconds;

    Voice(Clips clips, SoundSource otherwise) {
        this.clips = clips;
        this.otherwise = otherwise;
    }

    /** Says this after what is still to be said; dropped if that is too much already. */
    synchronized void say(String clip) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(clip);
        }
    }

    /** Leaves unsaid, even in the middle of the word, whatever is this clip. */
    synchronized void drop(String clip) {
        waiting.removeIf(clip::equals);
        if (current.equals(clip)) {
            current = "";
        }
    }

    @Override
    public synchronized void read(short[] pcm, int samples, int rateHz) {
        if (current.isEmpty() && waiting.isEmpty()) {
            otherwise.read(pcm, samples, rateHz);
            return;
        }
        int done = 0;
        while (done < samples && next()) {
            short[] clip = clips.samples(current, rateHz);
            int from = (int) Math.round(saidSeconds * rateHz);
            int count = Math.clamp(clip.length - (long) from, 0, samples - done);
            System.arraycopy(clip, Math.min(from, clip.length), pcm, done, count);
            done += count;
            saidSeconds += (double) count / rateHz;
            if (from + count >= clip.length) {
                current = "";
            }
        }
        Arrays.fill(pcm, done, samples, (short) 0);
    }

    private boolean next() {
        if (current.isEmpty() && !waiting.isEmpty()) {
            current = waiting.remove();
            saidSeconds = 0;
        }
        return !current.isEmpty();
    }
}
