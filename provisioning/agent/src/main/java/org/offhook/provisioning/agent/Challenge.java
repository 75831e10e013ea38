package org.offhook.provisioning.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110 §11.6.1).
 *
 * @param scheme in small letters
 * @param parameters names in small letters
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter, or a scheme: a word that no equals sign follows. */
    private static final Pattern PART =
            Pattern.compile("(?<name>" + TOKEN + ")\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<bare>" + TOKEN
                    + "))|(?<scheme>" + TOKEN + ")(?=\\s|,|$)");

    /** A header longer than this is not read. */
    private static final int LONGEST = 4096;

    /** All challenges of all headers; what cannot be read is passed over. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> found = new ArrayList<>();
        for (String header : headers) {
            if (header.length() > LONGEST) {
                continue;
            }
            Map<String, String> parameters = new HashMap<>();
            Matcher part = PART.matcher(header);
            while (part.find()) {
                if (part.group("scheme") != null) {
                    parameters = new HashMap<>();
                    found.add(new Challenge(part.group("scheme").toLowerCase(Locale.ROOT), parameters));
                } else {
                    String quoted = part.group("quoted");
                    String value = quoted == null ? part.group("bare") : quoted.replaceAll("\\\\(.)", "$1");
                    parameters.put(part.group("name").toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return found;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
