package org.offhook.provisioning.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Problems;

/**
 * Lays one tree over another. The rules, in the order in which they are asked:
 *
 * <ol>
 *   <li>{@code null} written out takes the value of the lower layers away, so that the default holds.
 *   <li>Groups are merged field by field.
 *   <li>Lists of groups with an {@code id} (the accounts) are merged entry by entry: one with an id goes with the
 *       entry of that id, one without with the entry at its place; what finds no partner is appended.
 *       An empty list empties.
 *   <li>Of two fields that exclude each other, one in the upper layer replaces the other in the lower.
 *   <li>Everything else is replaced as a whole.
 * </ol>
 *
 * <p>Every value keeps the place at which it was written; a merged group has that of its uppermost layer.
 */
final class LayerMerge {

    private static final String ID = "id";

    private final Problems problems;

    LayerMerge(Problems problems) {
        this.problems = problems;
    }

    Node.Mapping lay(Node.Mapping upper, Node.Mapping lower, Shape.Group table) {
        return groups(lower, upper, table, "");
    }

    private Node.Mapping groups(Node.Mapping lower, Node.Mapping upper, Shape.Group table, String path) {
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        lower.entries().forEach(entry -> merged.put(entry.name(), entry));
        table.rule().ifPresent(rule -> {
            switch (rule) {
                case Shape.OneOf pair -> exclude(List.of(pair.first(), pair.second()), upper, merged);
                case Shape.Given given
                when given.count() != Shape.Count.AT_LEAST_ONE -> exclude(given.names(), upper, merged);
                case Shape.Given _ -> {}
            }
        });
        for (Node.Entry entry : upper.entries()) {
            Optional<Field> field = table.field(entry.name());
            if (field.isPresent() && takesAway(entry.value())) {
                merged.remove(entry.name());
                continue;
            }
            Optional<Node> below = Optional.ofNullable(merged.get(entry.name())).map(Node.Entry::value);
            String at = path.isEmpty() ? entry.name() : path + "." + entry.name();
            Node value =
                    field.map(f -> value(below, entry.value(), f.shape(), at)).orElse(entry.value());
            merged.put(entry.name(), new Node.Entry(entry.at(), entry.name(), value));
        }
        return new Node.Mapping(upper.place(), List.copyOf(merged.values()));
    }

    private static void exclude(List<String> names, Node.Mapping upper, Map<String, Node.Entry> merged) {
        if (names.stream().anyMatch(name -> upper.find(name).isPresent())) {
            merged.keySet().removeAll(names);
        }
    }

    private Node value(Optional<Node> below, Node upper, Shape shape, String path) {
        if (shape instanceof Shape.Group group && upper instanceof Node.Mapping mapping) {
            Node.Mapping lower = below.orElse(upper) instanceof Node.Mapping found && found != upper
                    ? found
                    : new Node.Mapping(upper.place(), List.of());
            return groups(lower, mapping, group, path);
        }
        if (shape instanceof Shape.ListOf list
                && list.item() instanceof Shape.Group group
                && group.field(ID).isPresent()
                && upper instanceof Node.Sequence sequence
                && !sequence.items().isEmpty()) {
            List<Node> lower =
                    below.isPresent() && below.get() instanceof Node.Sequence found ? found.items() : List.of();
            return entries(lower, sequence, group, path);
        }
        return upper;
    }

    private Node.Sequence entries(List<Node> lower, Node.Sequence upper, Shape.Group item, String path) {
        List<Node> merged = new ArrayList<>(lower);
        Map<Integer, Integer> taken = new LinkedHashMap<>();
        for (int i = 0; i < upper.items().size(); i++) {
            Node node = upper.items().get(i);
            int partner = partner(lower, node, i);
            Optional<Node> below = partner < 0 ? Optional.empty() : Optional.of(lower.get(partner));
            Node value = value(below, node, item, path + "[" + i + "]");
            if (partner < 0) {
                merged.add(value);
                continue;
            }
            Integer other = taken.putIfAbsent(partner, i);
            if (other != null) {
                problems.add(
                        node.place(),
                        path + "[" + i + "]",
                        "is laid over the same entry of a lower layer as " + path + "[" + other
                                + "]; give it an id of its own");
                continue;
            }
            merged.set(partner, value);
        }
        return new Node.Sequence(upper.place(), merged);
    }

    /** The place of the lower entry that this one goes with, or -1. */
    private static int partner(List<Node> lower, Node upper, int place) {
        Optional<String> id = id(upper);
        if (id.isEmpty()) {
            return place < lower.size() ? place : -1;
        }
        for (int i = 0; i < lower.size(); i++) {
            if (id(lower.get(i)).orElse(String.valueOf(i + 1)).equals(id.get())) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> id(Node entry) {
        return entry instanceof Node.Mapping mapping
                        && mapping.find(ID).orElse(mapping) instanceof Node.Scalar scalar
                        && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** An empty value is not meant so: it stays, and is reported. */
    private static boolean takesAway(Node value) {
        return value instanceof Node.Scalar scalar
                && scalar.isNull()
                && !scalar.text().isEmpty();
    }
}
