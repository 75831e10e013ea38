package org.offhook.bench.media;

/** Finds a known sound in a longer one by normalised cross-correlation. */
final class MarkerSearch {

    /**
     * Where the sound fits best.
     *
     * @param offset first sample of the best fit
     * @param likeness 1 for the same sound at any level, about 0 for unrelated sound, −1 for the inverted one
     */
    record Match(int offset, double likeness) {}

    private final short[] marker;
    private final double energy;

    MarkerSearch(short[] marker) {
        this.marker = marker.clone();
        energy = energy(marker, 0, marker.length);
    }

    /**
     * @param from first offset to try
     * @param to offset before which to stop; offsets where the marker would not fit are left out
     * @return the best of all offsets; likeness 0 at {@code from} if there is none or all is silence
     */
    Match best(short[] sound, int from, int to) {
        int last = Math.min(to, sound.length - marker.length + 1);
        int at = from;
        double best = 0;
        double local = from < last ? energy(sound, from, marker.length) : 0;
        for (int offset = from; offset < last; offset++) {
            double likeness = local > 0 ? product(sound, offset) / Math.sqrt(local * energy) : 0;
            if (likeness > best) {
                best = likeness;
                at = offset;
            }
            if (offset + 1 < last) {
                local += square(sound[offset + marker.length]) - square(sound[offset]);
            }
        }
        return new Match(at, best);
    }

    private double product(short[] sound, int offset) {
        long sum = 0;
        for (int i = 0; i < marker.length; i++) {
            sum += marker[i] * sound[offset + i];
        }
        return sum;
    }

    private static double energy(short[] sound, int offset, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += square(sound[offset + i]);
        }
        return sum;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
