package org.offhook.audio.codec;

import java.util.List;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.codec.opus.OpusFactory;

/** The codecs that this phone has. */
public final class Codecs {

    private Codecs() {}

    /** One factory of each, in the order in which we prefer them. Loads native libraries: not on the audio thread. */
    public static List<CodecFactory> all() {
        return List.of(OpusFactory.create(), G711Factory.alaw(), G711Factory.ulaw());
    }
}
