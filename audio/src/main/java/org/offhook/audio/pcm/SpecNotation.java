package org.offhook.audio.pcm;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands after the colon of a {@link PcmSpec}.
 *
 * @param bare true: a single name, which is the value of the first key
 */
record SpecNotation(boolean bare, Map<String, String> values) {

    private static final Pattern KEYED = Pattern.compile("[a-z]+=.*", Pattern.DOTALL);

    static SpecNotation of(String text, String first, List<String> keys) {
        if (text.isEmpty()) {
            return new SpecNotation(true, Map.of());
        }
        if (!KEYED.matcher(text).matches()) {
            return new SpecNotation(true, Map.of(first, text));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (!keys.contains(key) || value.isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" is not one of " + String.join("=…, ", keys) + "=….");
            }
            if (values.put(key, value) != null) {
                throw new IllegalArgumentException("\"" + key + "\" stands twice in \"" + text + "\".");
            }
        }
        return new SpecNotation(false, values);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of {@code latency}; 0 if there is none. */
    int latencyMs() {
        String latency = value("latency").orElse("0");
        if (!latency.equals("0")
                && (!latency.matches("[0-9]{2,3}")
                        || Integer.parseInt(latency) < 10
                        || Integer.parseInt(latency) > 500)) {
            throw new IllegalArgumentException("latency is 10 to 500 milliseconds, not \"" + latency + "\".");
        }
        return Integer.parseInt(latency);
    }

    static Path path(String name) {
        try {
            Path path = Path.of(name);
            // "a /" is "a ", which the notation cannot say: spaces at the end of a value do not count.
            if (path.toString().equals(path.toString().strip())) {
                return path;
            }
        } catch (InvalidPathException bad) {
            throw new IllegalArgumentException("\"" + name + "\" is not a file name.", bad);
        }
        throw new IllegalArgumentException("\"" + name + "\" is not a file name.");
    }
}
