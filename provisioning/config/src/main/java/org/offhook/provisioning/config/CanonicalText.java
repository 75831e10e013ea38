package org.offhook.provisioning.config;

import java.util.Locale;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.tree.Node;

/**
 * Writes a tree in which no problem was found as YAML: fields in the order of the table, texts in quotes, no
 * comments. Two trees that say the same give the same text, however they were written.
 */
final class CanonicalText {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private CanonicalText() {}

    static String of(Node.Mapping root, Shape.Group table) {
        CanonicalText text = new CanonicalText();
        text.group(root, table, "");
        return text.out.toString();
    }

    private void group(Node.Mapping mapping, Shape.Group table, String indent) {
        for (Field field : table.fields()) {
            mapping.find(field.name()).ifPresent(node -> {
                out.append(indent).append(field.name()).append(':');
                value(node, field.shape(), indent);
            });
        }
    }

    private void value(Node node, Shape shape, String indent) {
        switch (shape) {
            case Shape.Group group -> {
                Node.Mapping mapping = (Node.Mapping) node;
                if (mapping.entries().isEmpty()) {
                    out.append(" {}\n");
                } else {
                    out.append('\n');
                    group(mapping, group, indent + INDENT);
                }
            }
            case Shape.ListOf list -> {
                Node.Sequence sequence = (Node.Sequence) node;
                out.append(sequence.items().isEmpty() ? " []\n" : "\n");
                for (Node item : sequence.items()) {
                    out.append(indent).append(INDENT).append('-');
                    value(item, list.item(), indent + INDENT);
                }
            }
            case Shape.Text text ->
                out.append(' ').append(quoted(((Node.Scalar) node).text())).append('\n');
            case Shape.Choice _, Shape.Whole _, Shape.WholeChoice _ ->
                out.append(' ').append(((Node.Scalar) node).text()).append('\n');
            case Shape.Flag _ ->
                out.append(' ')
                        .append(((Node.Scalar) node).text().toLowerCase(Locale.ROOT))
                        .append('\n');
        }
    }

    /** Double-quoted style (YAML 1.2 §7.3.1); what is not printable ASCII or a letter is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(code -> {
            if (code == '"' || code == '\\') {
                quoted.append('\\').appendCodePoint(code);
            } else if (code >= ' ' && code < 0x7f || Character.isLetterOrDigit(code)) {
                quoted.appendCodePoint(code);
            } else {
                quoted.append(String.format("\\U%08X", code));
            }
        });
        return quoted.append('"').toString();
    }
}
