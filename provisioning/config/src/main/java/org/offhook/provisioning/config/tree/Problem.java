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
