package org.offhook.provisioning.config.tree;

import java.util.Comparator;

/**
 * One thing wrong with a configuration, told in one plain sentence. Never holds a secret.
 *
 * @param file name of the file
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when unknown
 * @param field path of the field, such as {@code accounts[0].server}; empty for the whole document
 * @param sentence what is wrong and what was expected, without place and field
 */
public record Problem(String file, int line, int column, String field, String sentence) {

    /** By file, line and column; a stable sort keeps problems of one place in the order they were found. */
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private static final int LONGEST = 100;

    public Problem {
        field = shown(field);
    }

    /** Text of a file as a sentence may show it: on one line, not too long, without characters that cannot be seen. */
    public static String shown(String text) {
        StringBuilder out = new StringBuilder(text);
        if (text.length() > LONGEST) {
            out.setLength(LONGEST - (Character.isHighSurrogate(out.charAt(LONGEST - 1)) ? 1 : 0));
            out.append('…');
        }
        for (int at = 0; at < out.length(); at++) {
            switch (Character.getType(out.charAt(at))) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.setCharAt(at, '?');
                default -> {}
            }
        }
        return out.toString();
    }

    /** The same, in quotes. */
    public static String quote(String text) {
        return "\"" + shown(text) + "\"";
    }

    /** The line for the user: {@code phone.yaml:7: sip.port: 99999 is more than 65535}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(file);
        if (line > 0) {
            out.append(':').append(line);
        }
        out.append(": ");
        if (!field.isEmpty()) {
            out.append(field).append(": ");
        }
        return out.append(sentence).toString();
    }
}
