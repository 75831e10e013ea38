package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;

/**
 * What one direction of a card can do, and what of it we take.
 *
 * @param known false if the card could not be asked
 * @param leastRateHz it may have this rate and the other, and not all between
 */
record TinyAbilities(
        boolean known,
        List<SampleLayout> layouts,
        int leastChannels,
        int mostChannels,
        int leastRateHz,
        int mostRateHz,
        int leastPeriods,
        int mostPeriods) {

    private static final int[] RATES = {48000, 44100, 32000, 24000, 16000, 8000};

    /** Asks the card; a card that cannot be asked is taken for one that can all, and says what is wrong when it is opened. */
    static TinyAbilities of(int card, int device, int direction) {
        Pointer params = TinyLibrary.pcm_params_get(card, device, direction);
        if (params == null) {
            return new TinyAbilities(false, List.of(SampleLayout.values()), 1, 2, 8000, 48000, 2, 1 << 10);
        }
        try {
            return new TinyAbilities(
                    true,
                    Arrays.stream(SampleLayout.values())
                            .filter(layout -> TinyLibrary.pcm_params_format_test(params, layout.format()) != 0)
                            .toList(),
                    TinyLibrary.pcm_params_get_min(params, TinyLibrary.PARAM_CHANNELS),
                    TinyLibrary.pcm_params_get_max(params, TinyLibrary.PARAM_CHANNELS),
                    TinyLibrary.pcm_params_get_min(params, TinyLibrary.PARAM_RATE),
                    TinyLibrary.pcm_params_get_max(params, TinyLibrary.PARAM_RATE),
                    TinyLibrary.pcm_params_get_min(params, TinyLibrary.PARAM_PERIODS),
                    TinyLibrary.pcm_params_get_max(params, TinyLibrary.PARAM_PERIODS));
        } finally {
            TinyLibrary.pcm_params_free(params);
        }
    }

    /** The phone's own rate if the card may have it, then others that can be converted to it, the highest first. */
    List<Integer> ratesHz(PcmFormat format, String label) throws PcmException {
        List<Integer> rates = IntStream.concat(IntStream.of(format.rateHz()), Arrays.stream(RATES))
                .filter(this::runsAt)
                .distinct()
                .boxed()
                .toList();
        if (rates.isEmpty()) {
            throw new PcmException("The " + label + " runs at " + leastRateHz + " to " + mostRateHz
                    + " Hz, and at none of 8, 16, 24, 32, 44.1 and 48 kHz.");
        }
        return known ? rates : rates.subList(0, 1);
    }

    private boolean runsAt(int rateHz) {
        return leastRateHz <= rateHz && rateHz <= mostRateHz;
    }

    int channels(String label) throws PcmException {
        if (leastChannels > 2 || mostChannels < 1) {
            throw new PcmException("The " + label + " is neither mono nor stereo; it has " + leastChannels
                    + (mostChannels == leastChannels ? "" : " to " + mostChannels) + " channels.");
        }
        return leastChannels == 2 ? 2 : 1;
    }

    SampleLayout layout(String label) throws PcmException {
        if (layouts.isEmpty()) {
            throw new PcmException("The " + label + " takes samples of neither 16, 24 nor 32 bits.");
        }
        return layouts.getFirst();
    }

    int periods(int wanted) {
        return Math.max(2, Math.clamp(wanted, leastPeriods, Math.max(leastPeriods, mostPeriods)));
    }
}
