package org.offhook.provisioning.config.schema;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.tree.Node;

/** Reads the text of a single value as number or truth value (YAML 1.2 §10.3.2, decimal numbers only). */
final class Plain {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?"
            + "|0[xob][0-9a-fA-F_]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private Plain() {}

    /** True if a YAML reader that guesses types would not take this for text. */
    static boolean looksTyped(Node.Scalar value) {
        return value.plain()
                && (flag(value).isPresent() || NUMBER.matcher(value.text()).matches());
    }

    static Optional<Boolean> flag(Node.Scalar value) {
        if (!value.plain()) {
            return Optional.empty();
        }
        return switch (value.text()) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** True for an optional minus and decimal digits without leading zeros, of any length. */
    static boolean isWhole(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        if (text.length() == first || text.charAt(first) == '0' && text.length() > first + 1) {
            return false;
        }
        for (int at = first; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The number, if it is written without quotes; numbers beyond an {@code int} become its bounds. */
    static OptionalInt whole(Node.Scalar value) {
        String text = value.text();
        if (!value.plain() || !isWhole(text)) {
            return OptionalInt.empty();
        }
        if (text.length() > 11) {
            return OptionalInt.of(text.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        }
        long number = Long.parseLong(text);
        return OptionalInt.of((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number)));
    }
}
