package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.tree.Problem.quote;

import java.util.List;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.schema.Meaning;
import org.offhook.provisioning.config.schema.Nearest;

/** What texts of a board profile must mean. */
final class BoardMeanings {

    private static final Pattern HEX = Pattern.compile("0[xX][0-9A-Fa-f]{1,4}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}");

    private BoardMeanings() {}

    /** A word of a list. */
    static Meaning oneOf(String what, List<String> words) {
        return text -> words.contains(text)
                ? ""
                : quote(text) + " is not " + what
                        + Nearest.to(text, words)
                                .map(word -> "; did you mean \"" + word + "\"?")
                                .orElse("; there are " + String.join(", ", words));
    }

    /** An I²C address, 7 bits, within one of the ranges. */
    static Meaning address(String of, int... ranges) {
        return text -> {
            if (DECIMAL.matcher(text).matches()) {
                return quote(text) + " is not an I²C address; write it as 0x and two digits, as i2cdetect shows it";
            }
            if (!HEX.matcher(text).matches()) {
                return quote(text) + " is not an I²C address such as 0x27";
            }
            int address = Integer.decode(text);
            StringBuilder known = new StringBuilder();
            for (int i = 0; i < ranges.length; i += 2) {
                if (address >= ranges[i] && address <= ranges[i + 1]) {
                    return "";
                }
                known.append(i == 0 ? "" : " or ").append("0x%02x to 0x%02x".formatted(ranges[i], ranges[i + 1]));
            }
            String doubled = address > 0x7f ? "; if this is the address with the write bit, halve it" : "";
            return quote(text) + " is no address of " + of + ", which are " + known + doubled;
        };
    }
}
