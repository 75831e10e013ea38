package org.offhook.provisioning.config.schema;

import java.util.stream.Collectors;
import org.offhook.provisioning.config.tree.Node;

/** Prints a field table as Markdown tables for the manual, one a group. */
public final class FieldTables {

    private FieldTables() {}

    public static String print(Shape.Group table) {
        StringBuilder out = new StringBuilder();
        section(table, "", "", out);
        return out.toString();
    }

    private static void section(Shape.Group group, String path, String description, StringBuilder out) {
        out.append("\n### ")
                .append(path.isEmpty() ? "Top level" : "`" + path + "`")
                .append("\n\n");
        if (!description.isEmpty()) {
            out.append(description).append("\n\n");
        }
        out.append("| field | value | default | meaning |\n|---|---|---|---|\n");
        for (Field field : group.fields()) {
            out.append("| `").append(field.name()).append("` | ");
            out.append(value(field.shape())).append(" | ");
            out.append(byDefault(field)).append(" | ");
            out.append(field.description()).append(" |\n");
        }
        for (Field field : group.fields()) {
            String inner = path.isEmpty() ? field.name() : path + "." + field.name();
            if (field.shape() instanceof Shape.Group nested) {
                section(nested, inner, field.description(), out);
            } else if (field.shape() instanceof Shape.ListOf list && list.item() instanceof Shape.Group nested) {
                section(nested, inner + "[ ]", field.description(), out);
            }
        }
    }

    private static String value(Shape shape) {
        return switch (shape) {
            case Shape.Group group -> "group, see below";
            case Shape.ListOf list when list.item() instanceof Shape.Group -> "list, up to " + list.most();
            case Shape.ListOf list -> "list of " + value(list.item());
            case Shape.Text text -> text(text);
            case Shape.Choice choice ->
                choice.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
            case Shape.Whole whole ->
                whole.least() + " to " + whole.most() + (whole.step() > 1 ? " in steps of " + whole.step() : "")
                        + unitSuffix(whole.unit());
            case Shape.WholeChoice choice ->
                choice.numbers().stream().map(number -> "`" + number + "`").collect(Collectors.joining(", "))
                        + unitSuffix(choice.unit());
            case Shape.Flag flag -> "`true`, `false`";
        };
    }

    private static String text(Shape.Text text) {
        return text.what() + (text.pattern().isEmpty() ? ", up to " + text.longest() + " characters" : "");
    }

    private static String unitSuffix(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    static String unit(Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> whole.unit();
            case Shape.WholeChoice choice -> choice.unit();
            case Shape.Text text -> "";
            case Shape.Choice choice -> "";
            case Shape.Flag flag -> "";
            case Shape.ListOf list -> "";
            case Shape.Group group -> "";
        };
    }

    private static String byDefault(Field field) {
        if (field.required()) {
            return "**required**";
        }
        if (field.shape() instanceof Shape.Group) {
            return "";
        }
        return field.defaultValue().map(FieldTables::literal).orElse(field.otherwise());
    }

    private static String literal(Node value) {
        return switch (value) {
            case Node.Scalar scalar -> "`" + scalar.text() + "`";
            case Node.Sequence list ->
                list.items().stream()
                        .map(item -> ((Node.Scalar) item).text())
                        .collect(Collectors.joining(", ", "`[", "]`"));
            case Node.Mapping mapping -> throw new IllegalArgumentException("a group has no default");
        };
    }
}
