package org.offhook.audio.pcm;

import java.util.List;

/** Reads what stands behind {@code tinyalsa:}. */
final class TinySpec {

    static final List<String> KEYS = List.of("card", "device", "capture", "playback", "latency", "abi", "library");

    private TinySpec() {}

    static PcmSpec.Tinyalsa read(SpecNotation notation) {
        TinyPlace both = new TinyPlace(
                notation.value("card").orElse(TinyPlace.FIRST.card()),
                TinyPlace.device(notation.value("device").orElse("0")));
        TinyPlace capture = notation.value("capture").map(TinyPlace::parse).orElse(both);
        TinyPlace playback = notation.value("playback").map(TinyPlace::parse).orElse(notation.bare() ? capture : both);
        return new PcmSpec.Tinyalsa(
                capture,
                playback,
                notation.latencyMs(),
                notation.value("abi").map(TinyAbi::parse),
                notation.value("library").map(SpecNotation::path));
    }
}
