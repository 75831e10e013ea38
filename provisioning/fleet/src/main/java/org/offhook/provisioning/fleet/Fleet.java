package org.offhook.provisioning.fleet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.tree.Problem;

/**
 * All that a folder says at one moment. Immutable; any thread.
 *
 * @param phones by address
 * @param tokens empty if the file is wrong
 * @param problems of all files together, each once, by file and line
 * @param files that a change of the folder's meaning would show in, outside the folder too
 */
record Fleet(
        SortedMap<MacAddress, Rendering> phones, Optional<Tokens> tokens, List<Problem> problems, Set<Path> files) {

    /** What can be served, where {@code before} stands in for what is wrong now. */
    static Served served(Fleet now, Served before) {
        Map<MacAddress, Rendering> phones = new HashMap<>(now.phones);
        phones.replaceAll((mac, rendering) -> switch (rendering) {
            case Rendering.Ready ready -> ready;
            case Rendering.Wrong wrong -> before.phones().get(mac) instanceof Rendering.Ready last ? last : wrong;
        });
        return new Served(Map.copyOf(phones), now.tokens.orElse(before.tokens()));
    }

    /** What phones are given. */
    record Served(Map<MacAddress, Rendering> phones, Tokens tokens) {
        static final Served NOTHING = new Served(Map.of(), Tokens.none());
    }
}
