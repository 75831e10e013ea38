package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.TinyAbi;
import org.offhook.audio.pcm.TinyPlace;
import org.offhook.audio.pcm.card.CardMaker;
import org.offhook.audio.pcm.card.CardStream;

/**
 * Opens a sound card by tinyalsa. That converts nothing, so the card is asked what it can: 16, 24 or 32 bits, mono or
 * stereo, and if it does not run at the phone's rate, another that is converted.
 */
public final class TinyCard implements CardMaker {

    private static final Path CARDS = Path.of("/proc/asound");

    private final PcmSpec.Tinyalsa spec;
    private final PcmFormat format;

    public TinyCard(PcmSpec.Tinyalsa spec, PcmFormat format) {
        this.spec = spec;
        this.format = format;
    }

    @Override
    public String kind() {
        return "sound card";
    }

    @Override
    public CardStream capture(int bufferFrames) throws PcmException {
        return open(spec.capture(), TinyLibrary.PCM_IN, bufferFrames);
    }

    @Override
    public CardStream playback(int bufferFrames) throws PcmException {
        return open(spec.playback(), TinyLibrary.PCM_OUT, bufferFrames);
    }

    private TinyStream open(TinyPlace place, int direction, int bufferFrames) throws PcmException {
        TinyAbi found = TinyLibrary.bind(spec.library());
        TinyAbi abi = spec.abi().orElse(found);
        int card = number(place.card());
        String label = "sound card " + place;
        TinyAbilities can = TinyAbilities.of(card, place.device(), direction);
        Opening opening =
                new Opening(card, place, direction, abi, can.layout(label), can.channels(label), bufferFrames);
        PcmException first = null;
        for (int rateHz : can.ratesHz(format, label)) {
            try {
                return opened(opening, rateHz, label, can);
            } catch (PcmException refused) {
                first = first == null ? refused : first;
            }
        }
        throw first;
    }

    /** What stays the same from one attempt to the next. */
    private record Opening(
            int card,
            TinyPlace place,
            int direction,
            TinyAbi abi,
            SampleLayout layout,
            int channels,
            int bufferFrames) {}

    private TinyStream opened(Opening opening, int rateHz, String label, TinyAbilities can) throws PcmException {
        int period = format.periodFrames() * rateHz / format.rateHz();
        TinyConfig config = config(opening, rateHz, period, can);
        Pointer pcm = open(opening, config);
        int chosen = TinyConfig.periodFrames(TinyLibrary.pcm_get_config(pcm));
        if (chosen != period) {
            // The library takes its buffer for as long as the one asked for, so what is asked for must be what there
            // is.
            TinyLibrary.pcm_close(pcm);
            config = config(opening, rateHz, chosen, can);
            pcm = open(opening, config);
        }
        return new TinyStream(label, pcm, opening.direction() == TinyLibrary.PCM_IN, config, format);
    }

    private TinyConfig config(Opening opening, int rateHz, int period, TinyAbilities can) {
        int wanted = (int) Math.ceilDiv((long) opening.bufferFrames() * rateHz, format.rateHz());
        int periods = can.periods(Math.ceilDiv(wanted, period));
        return new TinyConfig(opening.channels(), rateHz, period, periods, opening.layout(), periods * period);
    }

    private static Pointer open(Opening opening, TinyConfig wanted) throws PcmException {
        try (Memory config = wanted.toMemory(opening.abi())) {
            int flags = opening.direction() | TinyLibrary.PCM_NORESTART | TinyLibrary.PCM_NONBLOCK;
            Pointer pcm = TinyLibrary.pcm_open(opening.card(), opening.place().device(), flags, config);
            if (TinyLibrary.pcm_is_ready(pcm) == 0) {
                throw new PcmException(
                        "Cannot open the sound card " + opening.place() + ": " + TinyStream.message(pcm) + ".");
            }
            return pcm;
        }
    }

    /** The number of a card given by number or id. */
    static int number(String card) throws PcmException {
        if (Character.isDigit(card.charAt(0))) {
            return Integer.parseInt(card);
        }
        try {
            String link = Files.readSymbolicLink(CARDS.resolve(card)).toString();
            return Integer.parseInt(link.replaceFirst("card", ""));
        } catch (IOException | NumberFormatException none) {
            throw new PcmException("There is no sound card \"" + card + "\".", none);
        }
    }
}
