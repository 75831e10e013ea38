package org.offhook.provisioning.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;

/**
 * The values of a group, defaults filled in. Asks for fields by name; a name that the table does not
 * have is a mistake of ours and throws {@link NoSuchElementException}. A value of the wrong shape counts as
 * absent, so that rules between fields can run on a tree that has problems.
 */
public final class Values {

    private final Shape.Group group;
    private final Node.Mapping mapping;

    private Values(Shape.Group group, Node.Mapping mapping) {
        this.group = group;
        this.mapping = mapping;
    }

    /** The values of the whole document. */
    public static Values of(Shape.Group table, Node root) {
        return new Values(table, asMapping(root));
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    public Optional<String> optionalText(String name) {
        return node(name) instanceof Node.Scalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    public int whole(String name) {
        return node(name) instanceof Node.Scalar scalar && Plain.whole(scalar).isPresent()
                ? Plain.whole(scalar).getAsInt()
                : Plain.whole((Node.Scalar) preset(name)).orElseThrow();
    }

    public boolean flag(String name) {
        return node(name) instanceof Node.Scalar scalar && Plain.flag(scalar).isPresent()
                ? Plain.flag(scalar).get()
                : Plain.flag((Node.Scalar) preset(name)).orElseThrow();
    }

    /** A number without a default. */
    public OptionalInt optionalWhole(String name) {
        return node(name) instanceof Node.Scalar scalar ? Plain.whole(scalar) : OptionalInt.empty();
    }

    /** A truth value without a default. */
    public Optional<Boolean> optionalFlag(String name) {
        return node(name) instanceof Node.Scalar scalar ? Plain.flag(scalar) : Optional.empty();
    }

    /** The lists of a list of lists of single values. */
    public List<List<String>> rows(String name) {
        List<List<String>> rows = new ArrayList<>();
        if (node(name) instanceof Node.Sequence sequence) {
            for (Node row : sequence.items()) {
                rows.add(row instanceof Node.Sequence cells ? scalars(cells) : List.of());
            }
        }
        return List.copyOf(rows);
    }

    /** The single values of a list. */
    public List<String> texts(String name) {
        return node(name) instanceof Node.Sequence sequence ? scalars(sequence) : List.of();
    }

    private static List<String> scalars(Node.Sequence sequence) {
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return List.copyOf(texts);
    }

    /** A group within this one; empty if it is absent. */
    public Values group(String name) {
        return new Values((Shape.Group) field(name).shape(), asMapping(node(name)));
    }

    /** The groups of a list, an empty one for each item that is no group. */
    public List<Values> groups(String name) {
        Shape.Group item = (Shape.Group) ((Shape.ListOf) field(name).shape()).item();
        List<Values> groups = new ArrayList<>();
        if (node(name) instanceof Node.Sequence sequence) {
            for (Node node : sequence.items()) {
                groups.add(new Values(item, node instanceof Node.Mapping ? asMapping(node) : nothing(node.place())));
            }
        }
        return List.copyOf(groups);
    }

    /** True if somebody wrote the field; false if its default holds. */
    public boolean given(String name) {
        return mapping.find(field(name).name()).isPresent();
    }

    /** Where the value was written; for an absent one, where its group was. */
    public Place place(String name) {
        return mapping.find(name).map(Node::place).orElse(mapping.place());
    }

    private Node node(String name) {
        Field field = field(name);
        return mapping.find(name).or(field::defaultValue).orElse(nothing(Place.BUILT_IN));
    }

    private Node preset(String name) {
        return field(name).defaultValue().orElseThrow(() -> new NoSuchElementException(name));
    }

    private Field field(String name) {
        return group.field(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    private static Node.Mapping asMapping(Node node) {
        return node instanceof Node.Mapping mapping ? mapping : nothing(node.place());
    }

    private static Node.Mapping nothing(Place place) {
        return new Node.Mapping(place, List.of());
    }
}
