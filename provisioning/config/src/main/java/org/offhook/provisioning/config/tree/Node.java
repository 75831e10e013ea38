package org.offhook.provisioning.config.tree;

import java.util.List;
import java.util.Optional;

/** A value of a configuration file, with its place. Immutable. */
public sealed interface Node {

    /** Where the value begins. */
    Place place();

    /** What to call this value in a sentence to the user: {@code text}, {@code a list} … */
    String kind();

    /**
     * A single value as it stands in the file: {@code 0123} is the text {@code 0123}, whatever YAML
     * would take it for. What it means is up to the field.
     *
     * @param text the characters, without the quotes
     * @param plain true if it was written without quotes, so that YAML may take it for a number
     */
    record Scalar(Place place, String text, boolean plain) implements Node {

        /** True for nothing at all, {@code ~} and {@code null} without quotes (YAML 1.2 §10.3.2). */
        public boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : "a single value";
        }

        /** Without the text, which may be a password. */
        @Override
        public String toString() {
            return "Scalar at " + place;
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Named values, in the order of the file; no name comes twice. */
    record Mapping(Place place, List<Entry> entries) implements Node {

        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of that name. */
        public Optional<Node> find(String name) {
            for (Entry entry : entries) {
                if (entry.name().equals(name)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "fields";
        }
    }

    /**
     * One name of a {@link Mapping} and its value.
     *
     * @param at place of the name
     */
    record Entry(Place at, String name, Node value) {}
}
