package org.offhook.provisioning.config.schema;

import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;

/**
 * One field of a {@link Shape.Group}.
 *
 * @param name as written in the file, camelCase
 * @param required true if a configuration without it is refused
 * @param defaultValue what holds when it is absent
 * @param otherwise in words what happens when it is absent, where no fixed value says it; or empty
 * @param description one or two sentences for the schema and the manual
 */
public record Field(
        String name, Shape shape, boolean required, Optional<Node> defaultValue, String otherwise, String description) {

    /** A field that must be given. */
    public static Field required(String name, Shape shape, String description) {
        return new Field(name, shape, true, Optional.empty(), "", description);
    }

    /** A field with a fixed default. */
    public static Field preset(String name, Shape shape, String value, String description) {
        return new Field(name, shape, false, Optional.of(scalar(value)), "", description);
    }

    /** A list with a fixed default. */
    public static Field presetList(String name, Shape.ListOf shape, String description, String... items) {
        Node list = new Node.Sequence(
                Place.BUILT_IN, Stream.of(items).map(Field::scalar).toList());
        return new Field(name, shape, false, Optional.of(list), "", description);
    }

    /** A field that may be absent; {@code otherwise} says in words what then holds. */
    public static Field optional(String name, Shape shape, String otherwise, String description) {
        return new Field(name, shape, false, Optional.empty(), otherwise, description);
    }

    /** A group that may be absent, which is the same as empty. */
    public static Field group(String name, Shape.Group shape, String description) {
        return new Field(name, shape, false, Optional.empty(), "", description);
    }

    private static Node scalar(String text) {
        return new Node.Scalar(Place.BUILT_IN, text, true);
    }
}
