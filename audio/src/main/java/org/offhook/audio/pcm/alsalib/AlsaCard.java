package org.offhook.audio.pcm.alsalib;

import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.card.CardMaker;
import org.offhook.audio.pcm.card.CardStream;

/** Opens a sound card by alsa-lib. */
public final class AlsaCard implements CardMaker {

    private final PcmSpec.Alsa spec;
    private final PcmFormat format;

    public AlsaCard(PcmSpec.Alsa spec, PcmFormat format) {
        this.spec = spec;
        this.format = format;
    }

    @Override
    public String kind() {
        return "ALSA device";
    }

    @Override
    public CardStream capture(int bufferFrames) throws PcmException {
        return setup().open(spec.capture(), AlsaLibrary.STREAM_CAPTURE, bufferFrames);
    }

    @Override
    public CardStream playback(int bufferFrames) throws PcmException {
        return setup().open(spec.playback(), AlsaLibrary.STREAM_PLAYBACK, bufferFrames);
    }

    private AlsaSetup setup() throws PcmException {
        try {
            return new AlsaSetup(AlsaTransfer.ofThisMachine(), format);
        } catch (LinkageError missing) {
            throw new PcmException(AlsaLibrary.NAME + " (alsa-lib) is not installed.", missing);
        }
    }
}
