package org.offhook.provisioning.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.schema.Values;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;

/**
 * The parts of a board profile that are right in themselves, each with its place in the file. A part is a field of the
 * profile ({@code keypad}) or an entry of a list ({@code lamps[2]}). Immutable; any thread.
 */
public final class BoardDocument {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})]");

    private final String name;
    private final Node.Mapping whole;
    private final Node.Mapping tree;
    private final List<Problem> problems;
    private final Map<Place, String> fields = new HashMap<>();

    /**
     * @param whole all that was written
     * @param tree what is left of it
     */
    BoardDocument(String name, Node.Mapping whole, Node.Mapping tree, List<Problem> problems) {
        this.name = name;
        this.whole = whole;
        this.tree = tree;
        this.problems = List.copyOf(problems);
        remember(whole, "");
    }

    /** What problems call the file. */
    public String name() {
        return name;
    }

    /** The values, defaults filled in. The name is the only required field that can be missing. */
    public Values values() {
        return Values.of(BoardFields.ROOT, tree);
    }

    /** Why parts were left out, by line; empty if nothing was. */
    public List<Problem> problems() {
        return problems;
    }

    Node.Mapping tree() {
        return tree;
    }

    /**
     * A problem of a part or a field of it.
     *
     * @param field path within what is left of the profile: {@code keypad.rows[2]}, {@code chips[0]}
     */
    public Problem problem(String field, String sentence) {
        Node at = tree;
        int end = 0;
        Matcher step = STEP.matcher(field);
        while (step.find()) {
            Node next = next(at, step);
            if (next == null) {
                break;
            }
            at = next;
            end = step.end();
        }
        String path =
                end == 0 ? field : fields.getOrDefault(at.place(), field.substring(0, end)) + field.substring(end);
        Place place = end == 0 ? Place.of(name) : at.place();
        return new Problem(place.file(), place.line(), place.column(), path, sentence);
    }

    /** The same without the parts to which these fields belong. */
    public BoardDocument without(Collection<String> wrong) {
        Set<String> parts = new HashSet<>();
        wrong.forEach(field -> parts.add(part(field)));
        List<Node.Entry> kept = new ArrayList<>();
        for (Node.Entry entry : tree.entries()) {
            if (parts.contains(entry.name())) {
                continue;
            }
            if (!(entry.value() instanceof Node.Sequence list)) {
                kept.add(entry);
                continue;
            }
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                if (!parts.contains(entry.name() + "[" + i + "]")) {
                    items.add(list.items().get(i));
                }
            }
            kept.add(new Node.Entry(entry.at(), entry.name(), new Node.Sequence(list.place(), items)));
        }
        return new BoardDocument(name, whole, new Node.Mapping(tree.place(), kept), problems);
    }

    /** {@code lamps[2]} of {@code lamps[2].pwm.hz}, {@code keypad} of {@code keypad.rows[2]}. */
    private static String part(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    private static Node next(Node at, Matcher step) {
        if (step.group(1) != null) {
            return at instanceof Node.Mapping mapping
                    ? mapping.find(step.group(1)).orElse(null)
                    : null;
        }
        int index = Integer.parseInt(step.group(2));
        return at instanceof Node.Sequence list && index < list.items().size()
                ? list.items().get(index)
                : null;
    }

    private void remember(Node node, String path) {
        if (!path.isEmpty()) {
            fields.putIfAbsent(node.place(), path);
        }
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries()
                        .forEach(entry ->
                                remember(entry.value(), path.isEmpty() ? entry.name() : path + "." + entry.name()));
            case Node.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    remember(list.items().get(i), path + "[" + i + "]");
                }
            }
            case Node.Scalar _ -> {}
        }
    }
}
