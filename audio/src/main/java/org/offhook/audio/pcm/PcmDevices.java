package org.offhook.audio.pcm;

import org.offhook.audio.pcm.alsalib.AlsaCard;
import org.offhook.audio.pcm.card.CardPcmDevice;
import org.offhook.audio.pcm.card.PlaybackPcmDevice;
import org.offhook.audio.pcm.tinyalsa.TinyCard;

/** Makes the device that a {@link PcmSpec} names. */
public final class PcmDevices {

    private PcmDevices() {}

    /** The device, not yet open. */
    public static PcmDevice create(PcmSpec spec, PcmFormat format) {
        return create(spec, format, Ticker.SYSTEM);
    }

    /** A device of files, not yet open, for a caller that says when its microphone begins. */
    public static WavPcmDevice wav(PcmSpec.Wav spec, PcmFormat format) {
        return new WavPcmDevice(spec, format, Ticker.SYSTEM);
    }

    /** The sound of a web page, not yet open. */
    public static BrowserPcmDevice browser(PcmFormat format) {
        return new BrowserPcmDevice(format, Ticker.SYSTEM);
    }

    /** A device that is played to and not listened to, not yet open: its card need not have a microphone. */
    public static PcmDevice loudspeaker(PcmSpec spec, PcmFormat format) {
        return switch (spec) {
            case PcmSpec.Alsa alsa -> new PlaybackPcmDevice(new AlsaCard(alsa, format), alsa.latencyMs(), format);
            case PcmSpec.Tinyalsa tiny -> new PlaybackPcmDevice(new TinyCard(tiny, format), tiny.latencyMs(), format);
            case PcmSpec.Null _, PcmSpec.Loop _, PcmSpec.Wav _, PcmSpec.Browser _ -> create(spec, format);
        };
    }

    static PcmDevice create(PcmSpec spec, PcmFormat format, Ticker ticker) {
        return switch (spec) {
            case PcmSpec.Null() -> new NullPcmDevice(format, ticker);
            case PcmSpec.Loop() -> new LoopPcmDevice(format, ticker);
            case PcmSpec.Wav wav -> new WavPcmDevice(wav, format, ticker);
            case PcmSpec.Browser() -> new BrowserPcmDevice(format, ticker);
            case PcmSpec.Alsa _, PcmSpec.Tinyalsa _ when !spec.hears() -> loudspeaker(spec, format);
            case PcmSpec.Alsa alsa -> new CardPcmDevice(new AlsaCard(alsa, format), alsa.latencyMs(), format);
            case PcmSpec.Tinyalsa tiny -> new CardPcmDevice(new TinyCard(tiny, format), tiny.latencyMs(), format);
        };
    }
}
