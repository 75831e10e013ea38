package org.offhook.provisioning.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;

/**
 * Where one value of a configuration came from.
 *
 * @param field path of the field, such as {@code accounts[0].server}
 * @param value as a person may see it; never a secret
 * @param place file and line, or {@link Place#BUILT_IN} for a default
 */
public record Origin(String field, String value, Place place) {

    /** {@code accounts[0].server = "pbx.example.com" (sites/berlin.yaml:4)}. */
    @Override
    public String toString() {
        String line = place.line() > 0 ? ":" + place.line() : "";
        return field + " = " + value + " (" + place.file() + line + ")";
    }

    /** Of every single value and every list of them, in the order of the field table, defaults included. */
    static List<Origin> all(Node.Mapping root, Shape.Group table) {
        List<Origin> origins = new ArrayList<>();
        group(root, table, "", origins);
        return List.copyOf(origins);
    }

    private static void group(Node.Mapping mapping, Shape.Group table, String path, List<Origin> out) {
        for (Field field : table.fields()) {
            Optional<Node> given = mapping.find(field.name());
            if (given.isPresent() || field.shape() instanceof Shape.Group) {
                Node node = given.orElse(new Node.Mapping(Place.BUILT_IN, List.of()));
                value(node, field.shape(), path + field.name(), out);
            } else {
                field.defaultValue().ifPresent(node -> value(node, field.shape(), path + field.name(), out));
            }
        }
    }

    private static void value(Node node, Shape shape, String path, List<Origin> out) {
        if (shape instanceof Shape.Group group && node instanceof Node.Mapping mapping) {
            group(mapping, group, path + ".", out);
        } else if (node instanceof Node.Sequence sequence
                && shape instanceof Shape.ListOf list
                && list.item() instanceof Shape.Group) {
            for (int i = 0; i < sequence.items().size(); i++) {
                value(sequence.items().get(i), list.item(), path + "[" + i + "]", out);
            }
        } else {
            out.add(new Origin(path, shown(node, shape), node.place()));
        }
    }

    private static String shown(Node node, Shape shape) {
        if (node instanceof Node.Sequence sequence && shape instanceof Shape.ListOf list) {
            return sequence.items().stream()
                    .map(item -> shown(item, list.item()))
                    .toList()
                    .toString();
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return node.kind();
        }
        return switch (shape) {
            case Shape.Text text -> text.secret() ? "(secret)" : Problem.quote(scalar.text());
            case Shape.Choice _, Shape.Whole _, Shape.WholeChoice _, Shape.Flag _, Shape.ListOf _, Shape.Group _ ->
                Problem.shown(scalar.text());
        };
    }
}
