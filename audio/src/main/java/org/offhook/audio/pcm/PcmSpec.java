package org.offhook.audio.pcm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which sound device, as the configuration names it:
 *
 * <pre>
 * null                                       silence, in real time
 * loop                                       the loudspeaker is heard at the microphone
 * browser                                    microphone and loudspeaker of the page of the virtual phone
 * wav:greeting.wav                           microphone from a file
 * wav:in=greeting.wav;out=heard.wav;repeat=yes
 * alsa                                       the system's default device
 * alsa:plughw:CARD=Set,DEV=0                 microphone and loudspeaker of one device
 * alsa:capture=hw:1,0;playback=hw:2,0;latency=40
 * alsa:capture=none;playback=hw:2,0          a loudspeaker without a microphone
 * tinyalsa                                   the first card, without alsa-lib
 * tinyalsa:card=Set;device=0                 microphone and loudspeaker of one card, by number or id
 * tinyalsa:capture=1,0;playback=2,0;latency=40;abi=2.0;library=/usr/lib/libtinyalsa.so.2
 * </pre>
 *
 * After the first colon stands either a single name, or keys with values, separated by semicolons; it is the
 * latter if it begins with lower-case letters and an equals sign. So the commas, colons and equals signs of ALSA's names
 * need no quoting.
 */
public sealed interface PcmSpec {

    /** In place of a card's microphone: there is none. */
    String NONE = "none";

    /** The notation that {@link #parse} reads. */
    String text();

    /** False for a device that is played to only. */
    default boolean hears() {
        return switch (this) {
            case Alsa alsa -> !alsa.capture().equals(NONE);
            case Tinyalsa tiny -> !tiny.capture().card().equals(NONE);
            case Null _, Loop _, Wav _, Browser _ -> true;
        };
    }

    /** {@code null}. */
    record Null() implements PcmSpec {

        @Override
        public String text() {
            return "null";
        }
    }

    /** {@code loop}. */
    record Loop() implements PcmSpec {

        @Override
        public String text() {
            return "loop";
        }
    }

    /** {@code browser}: a {@link BrowserPcmDevice}. */
    record Browser() implements PcmSpec {

        @Override
        public String text() {
            return "browser";
        }
    }

    /**
     * {@code wav:…}; at least one of the two files.
     *
     * @param in what the microphone hears; silence if empty
     * @param out where the loudspeaker's sound goes; nowhere if empty
     * @param repeat true: the microphone's file begins again at its end; false: silence follows
     */
    record Wav(Optional<Path> in, Optional<Path> out, boolean repeat) implements PcmSpec {

        @Override
        public String text() {
            StringBuilder text = new StringBuilder("wav:");
            in.ifPresent(file -> text.append("in=").append(file).append(';'));
            out.ifPresent(file -> text.append("out=").append(file).append(';'));
            return text.append("repeat=").append(repeat ? "yes" : "no").toString();
        }
    }

    /**
     * {@code alsa…}.
     *
     * @param capture name of the PCM that is the microphone
     * @param playback name of the PCM that is the loudspeaker
     * @param latencyMs sound that is held ready for the loudspeaker, 10–500; 0: as much as the period needs
     */
    record Alsa(String capture, String playback, int latencyMs) implements PcmSpec {

        @Override
        public String text() {
            return "alsa:capture=" + capture + ";playback=" + playback
                    + (latencyMs == 0 ? "" : ";latency=" + latencyMs);
        }
    }

    /**
     * {@code tinyalsa…}.
     *
     * @param latencyMs as with {@link Alsa}
     * @param abi how the library lays out its structures; empty: as its symbols tell
     * @param library its file; empty: as the system finds it
     */
    record Tinyalsa(TinyPlace capture, TinyPlace playback, int latencyMs, Optional<TinyAbi> abi, Optional<Path> library)
            implements PcmSpec {

        @Override
        public String text() {
            return "tinyalsa:capture=" + capture + ";playback=" + playback
                    + (latencyMs == 0 ? "" : ";latency=" + latencyMs)
                    + abi.map(layout -> ";abi=" + layout).orElse("")
                    + library.map(file -> ";library=" + file).orElse("");
        }
    }

    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException with one sentence that says what was expected
     */
    static PcmSpec parse(String text) {
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).strip();
        String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (colon >= 0 && rest.isEmpty()) {
            throw new IllegalArgumentException("\"" + text + "\" names no device after the colon.");
        }
        return switch (kind) {
            case "null" -> alone(new Null(), rest);
            case "loop" -> alone(new Loop(), rest);
            case "browser" -> alone(new Browser(), rest);
            case "wav" -> wav(SpecNotation.of(rest, "in", List.of("in", "out", "repeat")));
            case "tinyalsa" -> TinySpec.read(SpecNotation.of(rest, "capture", TinySpec.KEYS));
            case "alsa" -> alsa(SpecNotation.of(rest, "capture", List.of("capture", "playback", "latency")));
            default ->
                throw new IllegalArgumentException("The sound device \"" + text
                        + "\" is none of null, loop, browser, wav:<file>, alsa:<device> and tinyalsa:<card>.");
        };
    }

    private static PcmSpec alone(PcmSpec spec, String rest) {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("The sound device \"" + spec.text() + "\" takes nothing after it.");
        }
        return spec;
    }

    private static PcmSpec wav(SpecNotation notation) {
        Optional<Path> in = notation.value("in").map(SpecNotation::path);
        Optional<Path> out = notation.value("out").map(SpecNotation::path);
        if (in.isEmpty() && out.isEmpty()) {
            throw new IllegalArgumentException("The sound device \"wav\" needs a file: wav:in=<file>;out=<file>.");
        }
        String repeat = notation.value("repeat").orElse("no");
        if (!repeat.equals("yes") && !repeat.equals("no")) {
            throw new IllegalArgumentException("repeat is yes or no, not \"" + repeat + "\".");
        }
        return new Wav(in, out, repeat.equals("yes"));
    }

    private static PcmSpec alsa(SpecNotation notation) {
        String capture = notation.value("capture").orElse("default");
        String playback = notation.value("playback").orElse(notation.bare() ? capture : "default");
        return new Alsa(capture, playback, notation.latencyMs());
    }
}
