package org.offhook.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the user asked for.
 *
 * @param sipPort of the PBX; 0 takes a free one
 * @param webPort of the first phone, the next phone has the next one; empty: the usual one, or any if that is taken
 * @param reach who may open the pages
 * @param sound where the phones hear and speak
 * @param configs phones of the user's own, at servers of his own; without any there are two at a PBX of the demo's
 */
record DemoSettings(int sipPort, OptionalInt webPort, Reach reach, Sound sound, List<Path> configs) {

    static final DemoSettings QUIET = new DemoSettings(0, OptionalInt.of(0), Reach.THIS_MACHINE, Sound.NONE, List.of());

    DemoSettings {
        configs = List.copyOf(configs);
    }

    /** Who may open the pages. */
    enum Reach {
        THIS_MACHINE,
        /** Whoever is in the network and knows the token; over HTTPS. */
        NETWORK
    }

    /** Where the phones hear and speak. */
    enum Sound {
        BROWSER,
        NONE
    }
}
