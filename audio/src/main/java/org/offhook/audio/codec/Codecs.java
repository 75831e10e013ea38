package org.offhook.audio.codec;

import java.util.List;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.codec.g722.G722Factory;
import org.offhook.audio.codec.l16.L16Factory;
import org.offhook.audio.codec.opus.OpusFactory;

/** The codecs that this phone has. */
public final class Codecs {

    private Codecs() {}

    /** One factory of each, in the order in which we prefer them. Loads native libraries: not on the audio thread. */
    public static List<CodecFactory> all() {
        return List.of(
                OpusFactory.create(),
                new G722Factory(),
                G711Factory.alaw(),
                G711Factory.ulaw(),
                L16Factory.wideBand(),
                L16Factory.narrowBand());
    }
}
