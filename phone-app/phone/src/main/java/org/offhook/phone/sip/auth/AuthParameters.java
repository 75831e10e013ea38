package org.offhook.phone.sip.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code scheme name=value, name="quoted", …} as found in challenges, and the same without a scheme
 * as found in Authentication-Info (RFC 7235 §2.1, RFC 3261 §25.1). Takes odd white space, empty list
 * elements, unknown parameters and several challenges in one value; of equal names the first counts. Reads
 * on over what it does not understand; linear in the length, which is limited.
 */
final class AuthParameters {

    private static final int MAX_CHARS = 8192;
    private static final String SEPARATORS = "=,\"\t ";

    /** @param values by lower-case name, without quotes and escapes */
    record Scheme(String name, Map<String, String> values) {

        String get(String name) {
            return values.getOrDefault(name, "");
        }
    }

    private final String text;
    private int at;

    private AuthParameters(String text) {
        this.text = text;
    }

    /** The schemes in their order; parameters before the first scheme belong to one without a name. */
    static List<Scheme> parse(String headerValue) {
        return headerValue.length() > MAX_CHARS ? List.of() : new AuthParameters(headerValue).read();
    }

    private List<Scheme> read() {
        List<Scheme> schemes = new ArrayList<>();
        while (at < text.length()) {
            String token = token();
            skipSpace();
            if (token.isEmpty()) {
                at++; // a comma, or what does not belong here
            } else if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skipSpace();
                if (schemes.isEmpty()) {
                    schemes.add(new Scheme("", new LinkedHashMap<>()));
                }
                schemes.getLast().values.putIfAbsent(token.toLowerCase(Locale.ROOT), value());
            } else {
                schemes.add(new Scheme(token, new LinkedHashMap<>()));
            }
        }
        return schemes;
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : unquoted();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }

    /** Up to the next comma or space; a nonce without quotes may hold {@code =}. */
    private String unquoted() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) > ' ') {
            at++;
        }
        return text.substring(start, at);
    }

    private String token() {
        skipSpace();
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && SEPARATORS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
