package org.offhook.hal.display.font;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offhook.hal.display.Icon;

/** What stands for a character that a display has not, as {@code transliteration.txt} says. Immutable. */
public final class Transliteration {

    private static final String UNKNOWN = "?";

    private final Map<Integer, List<Integer>> alike;
    private final Map<Integer, String> readings;

    private Transliteration(Map<Integer, List<Integer>> alike, Map<Integer, String> readings) {
        this.alike = alike;
        this.readings = readings;
    }

    public static Transliteration load() {
        Map<Integer, List<Integer>> alike = new HashMap<>();
        Map<Integer, String> readings = new HashMap<>();
        try (InputStream in = Transliteration.class.getResourceAsStream("transliteration.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("= ")) {
                    alike.computeIfAbsent(line.codePointAt(2), _ -> new ArrayList<>())
                            .add(line.codePointBefore(line.length()));
                } else if (!line.startsWith("#")) {
                    int codePoint = line.codePointAt(0);
                    readings.put(
                            codePoint,
                            line.substring(Character.charCount(codePoint)).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Transliteration(alike, readings);
    }

    /** Characters that look like this one, the best first. */
    public List<Integer> alike(int codePoint) {
        return alike.getOrDefault(codePoint, List.of());
    }

    /** ASCII that is read like a character: {@code zh} for ж; empty for one that may be left out; ? for any other. */
    public String reading(int codePoint) {
        if (codePoint < 0x7F && readings.get(codePoint) == null) {
            return Character.toString(codePoint);
        }
        if (Icon.of(codePoint).isPresent()) {
            return String.valueOf(Icon.of(codePoint).get().plain());
        }
        String reading = readings.get(codePoint);
        if (reading == null) {
            reading = readings.get(base(codePoint));
        }
        if (reading != null) {
            return reading;
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> part < 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isBlank() ? UNKNOWN : plain;
    }

    /** A letter without its accents. */
    private static int base(int codePoint) {
        return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                .codePointAt(0);
    }
}
