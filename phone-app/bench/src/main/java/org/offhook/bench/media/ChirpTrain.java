package org.offhook.bench.media;

import java.util.Arrays;

/** A chirp each half second and silence between, for one direction: what goes in at a mouth and is looked for at an ear. */
public final class ChirpTrain {

    private static final double SAME_SOUND = 0.5;
    /** Odd, so that the chirps come at all places of a period. */
    private static final double SECONDS_APART = 0.507;

    private final int rateHz;
    private final int apart;
    private final short[] chirp;

    public ChirpTrain(int rateHz) {
        this.rateHz = rateHz;
        apart = (int) (SECONDS_APART * rateHz);
        chirp = TestSignal.marker(rateHz);
    }

    /** The sample of the train at a place counted from its beginning. */
    public short at(long sample) {
        int within = (int) (sample % apart);
        return within < chirp.length ? chirp[within] : 0;
    }

    /**
     * Finds each chirp again.
     *
     * @param heard the sound at the ear, from the moment on at which the train began at the mouth
     * @param fromSeconds chirps said before this are left out
     * @return the delay of each that was found, in milliseconds; those that got lost are not in it
     */
    public double[] delaysMs(short[] heard, double fromSeconds) {
        MarkerSearch search = new MarkerSearch(chirp);
        double[] delays = new double[heard.length / apart + 1];
        int found = 0;
        for (int said = (int) Math.ceil(fromSeconds * rateHz / apart) * apart;
                said + apart <= heard.length;
                said += apart) {
            MarkerSearch.Match match = search.best(heard, said, said + apart);
            if (match.likeness() >= SAME_SOUND) {
                delays[found++] = (match.offset() - said) * 1000.0 / rateHz;
            }
        }
        return Arrays.copyOf(delays, found);
    }

    /** How many chirps {@link #delaysMs} looks for. */
    public int looked(short[] heard, double fromSeconds) {
        int first = (int) Math.ceil(fromSeconds * rateHz / apart);
        return Math.max(0, heard.length / apart - first);
    }
}
