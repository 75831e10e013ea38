package org.offhook.hal.evdev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Names of key codes as in the kernel's {@code input-event-codes.h}: {@code KEY_KP1}, {@code KEY_PHONE}. The list is read
 * when one is made. Any thread.
 */
public final class KeyCodes {

    private final Map<String, Integer> numbers = new HashMap<>();

    public KeyCodes() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                KeyCodes.class.getResourceAsStream("key-codes.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                numbers.put(line.substring(0, space), Integer.parseInt(line, space + 1, line.length(), 10));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of a code that is given by its name or as a number; empty if there is none. */
    public OptionalInt number(String code) {
        Integer known = numbers.get(code);
        if (known != null) {
            return OptionalInt.of(known);
        }
        try {
            int number = Integer.decode(code);
            return number > 0 && number < EvdevUapi.KEY_COUNT ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    /** All names with their numbers. */
    Map<String, Integer> all() {
        return Map.copyOf(numbers);
    }
}
