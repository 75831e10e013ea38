package org.offhook.provisioning.config.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Composes the events of a YAML parser to a {@link Node}.
 *
 * <p>Of YAML it takes what a configuration needs: groups, lists and single values. Anchors, aliases,
 * tags and further documents are refused, and depth is bounded, so the tree is never larger than the text.
 */
public final class YamlTree {

    /** A configuration is five deep. */
    private static final int DEEPEST = 20;

    private final String file;
    private final Parser parser;
    private final Problems problems;

    private YamlTree(String file, Parser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads one document. Any text is allowed; what is wrong with it is added to {@code problems}.
     *
     * @param file name for {@link Place}
     * @return empty if the text is no YAML at all, or holds nothing
     */
    public static Optional<Node> read(String file, String text, Problems problems) {
        String body = !text.isEmpty() && text.charAt(0) == SourceText.BYTE_ORDER_MARK ? text.substring(1) : text;
        if (body.length() > SourceText.MOST_BYTES) {
            problems.add(
                    Place.of(file),
                    "",
                    "is larger than " + SourceText.MOST_BYTES / 1024 + " KB, which no configuration is");
            return Optional.empty();
        }
        if (!printable(file, body, problems)) {
            return Optional.empty();
        }
        Parser parser = new ParserImpl(new StreamReader(body), new LoaderOptions());
        try {
            return new YamlTree(file, parser, problems).document();
        } catch (TooDeep e) {
            problems.add(e.place, "", "lists and groups are nested more than " + DEEPEST + " deep");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            // An unclosed quotation mark is noticed at the end of the file, but is wrong where it opened.
            String problem = String.valueOf(e.getProblem());
            if (e.getContextMark() != null
                    && (problem.contains("end of stream") || problem.contains("document separator"))) {
                mark = e.getContextMark();
            }
            problems.add(place(file, mark), "", YamlSentence.of(e));
        } catch (RuntimeException e) {
            // The parser is not ours, and the text may come from the network.
            problems.add(Place.of(file), "", "not valid YAML");
        }
        return Optional.empty();
    }

    private static boolean printable(String file, String text, Problems problems) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length(); ) {
            int code = text.codePointAt(at);
            if (!StreamReader.isPrintable(code)) {
                String hex = "000" + Integer.toHexString(code).toUpperCase(Locale.ROOT);
                problems.add(
                        new Place(file, line, column),
                        "",
                        "the character U+" + hex.substring(hex.length() - 4) + " is not allowed in YAML");
                return false;
            }
            column++;
            if (code == '\n') {
                line++;
                column = 1;
            }
            at += Character.charCount(code);
        }
        return true;
    }

    private Optional<Node> document() throws TooDeep {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return empty();
        }
        parser.getEvent();
        Node root = node("", 0);
        if (root instanceof Node.Scalar scalar && scalar.isNull()) {
            return empty();
        }
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            problems.add(
                    place(file, parser.peekEvent().getStartMark()),
                    "",
                    "a second document begins here; a file holds one configuration");
        }
        return Optional.of(root);
    }

    private Optional<Node> empty() {
        problems.add(Place.of(file), "", "is empty; a configuration begins with \"version: 1\"");
        return Optional.empty();
    }

    private Node node(String path, int depth) throws TooDeep {
        Event event = parser.getEvent();
        Place place = place(file, event.getStartMark());
        if (depth > DEEPEST) {
            throw new TooDeep(place);
        }
        if (event instanceof AliasEvent) {
            refuse(place, path, "*", "aliases");
            return new Node.Scalar(place, "", false);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            refuse(place, path, "&", "anchors");
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag() != null) {
                refuse(place, path, "!", "tags");
            }
            return new Node.Scalar(place, scalar.getValue(), scalar.isPlain());
        }
        if (((CollectionStartEvent) event).getTag() != null) {
            refuse(place, path, "!", "tags");
        }
        return event instanceof SequenceStartEvent ? sequence(place, path, depth) : mapping(place, path, depth);
    }

    private Node sequence(Place place, String path, int depth) throws TooDeep {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        parser.getEvent();
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, String path, int depth) throws TooDeep {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Node key = node(path, depth + 1);
            String name = key instanceof Node.Scalar scalar ? scalar.text() : "";
            String field = path.isEmpty() ? name : path + "." + name;
            Node value = node(field, depth + 1);
            if (!(key instanceof Node.Scalar)) {
                problems.add(key.place(), path, "a field name must be plain text, not " + key.kind());
            } else if (!names.add(name)) {
                problems.add(key.place(), field, "is given twice; keep one of them");
            } else {
                entries.add(new Node.Entry(key.place(), name, value));
            }
        }
        parser.getEvent();
        return new Node.Mapping(place, entries);
    }

    private void refuse(Place place, String path, String mark, String what) {
        problems.add(
                place,
                path,
                "a value that starts with " + mark + " must be in quotes (YAML " + what + " are not used here)");
    }

    private static Place place(String file, Mark mark) {
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends the reading of a document that is nested beyond all sense. */
    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        TooDeep(Place place) {
            super(null, null, false, false);
            this.place = place;
        }
    }
}
