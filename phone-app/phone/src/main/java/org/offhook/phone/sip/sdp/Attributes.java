package org.offhook.phone.sip.sdp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.audio.transport.MediaDirection;

/** The {@code a=} lines of one level, in their order (RFC 8866 §5.13). */
record Attributes(List<Attribute> list) {

    /** @param value what follows the colon, or the empty string for a property attribute */
    record Attribute(String name, String value) {}

    Attributes {
        list = List.copyOf(list);
    }

    static Attribute parse(String line) {
        int colon = line.indexOf(':');
        return colon < 0
                ? new Attribute(line, "")
                : new Attribute(
                        line.substring(0, colon).trim(),
                        line.substring(colon + 1).trim());
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    Optional<String> first(String name) {
        return all(name).findFirst();
    }

    Stream<String> all(String name) {
        return list.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(name))
                .map(Attribute::value);
    }

    /** The direction of this level, the last one if there are several (RFC 8866 §6.7). */
    Optional<MediaDirection> direction() {
        return list.stream().flatMap(attribute -> direction(attribute).stream()).reduce((first, last) -> last);
    }

    private static Optional<MediaDirection> direction(Attribute attribute) {
        for (MediaDirection direction : MediaDirection.values()) {
            if (direction.name().equalsIgnoreCase(attribute.name)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    /** The value as milliseconds, fractions cut off; 0 if absent or not a number. */
    int milliseconds(String name) {
        return first(name).map(Attributes::leadingNumber).orElse(0);
    }

    private static int leadingNumber(String value) {
        int end = 0;
        while (end < value.length() && end < 6 && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(value.substring(0, end));
    }
}
