package org.offhook.provisioning.config.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;
import org.offhook.provisioning.config.tree.Problems;

/** Holds a tree against a field table and reports every difference. */
public final class Checker {

    /** {@code 10ms}, {@code 0.5 s}. */
    private static final Pattern WITH_UNIT = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})? ?[A-Za-zµ%]{1,12}");

    private final Problems problems;
    private final boolean meanings;

    private Checker(Problems problems, boolean meanings) {
        this.problems = problems;
        this.meanings = meanings;
    }

    /** Checks shape and {@link Meaning}. */
    public static void check(Node root, Shape.Group table, Problems problems) {
        new Checker(problems, true).node(root, table, "");
    }

    /** Checks the shape only: what the JSON Schema can say. */
    public static void checkShape(Node root, Shape.Group table, Problems problems) {
        new Checker(problems, false).node(root, table, "");
    }

    private void node(Node node, Shape shape, String path) {
        if (node instanceof Node.Scalar scalar && scalar.isNull()) {
            problems.add(node.place(), path, nothing(scalar, shape));
            return;
        }
        switch (shape) {
            case Shape.Group group -> {
                if (node instanceof Node.Mapping mapping) {
                    group(mapping, group, path);
                } else {
                    wrongKind(node, path, "fields (name: value)");
                }
            }
            case Shape.ListOf list -> {
                if (node instanceof Node.Sequence sequence) {
                    list(sequence, list, path);
                } else {
                    wrongKind(node, path, "a list");
                }
            }
            case Shape.Text text -> {
                if (node instanceof Node.Scalar scalar) {
                    text(scalar, text, path);
                } else {
                    wrongKind(node, path, text.what());
                }
            }
            case Shape.Choice choice -> {
                if (node instanceof Node.Scalar scalar) {
                    choice(scalar, choice, path);
                } else {
                    wrongKind(node, path, "one of " + String.join(", ", choice.words()));
                }
            }
            case Shape.Whole whole -> {
                if (number(node, path, whole.unit()) instanceof Number number) {
                    whole(number, whole, path);
                }
            }
            case Shape.WholeChoice choice -> {
                if (number(node, path, choice.unit()) instanceof Number number
                        && !choice.numbers().contains(number.value())) {
                    add(number.at(), path, number.text() + " is not " + oneOf(choice));
                }
            }
            case Shape.Flag flag -> flag(node, path);
        }
    }

    private void group(Node.Mapping mapping, Shape.Group group, String at) {
        for (Node.Entry entry : mapping.entries()) {
            String path = join(at, entry.name());
            Optional<Field> known = group.field(entry.name());
            if (known.isPresent()) {
                node(entry.value(), known.get().shape(), path);
            } else {
                String question = Nearest.question(entry.name(), free(group, mapping));
                add(entry.at(), path, "unknown field" + question);
            }
        }
        for (Field field : group.fields()) {
            if (field.required() && mapping.find(field.name()).isEmpty()) {
                add(mapping.place(), at, "\"" + field.name() + "\" is missing");
            }
        }
        group.rule().ifPresent(rule -> {
            switch (rule) {
                case Shape.OneOf oneOf -> oneOf(mapping, oneOf, at);
                case Shape.Given given -> given(mapping, given, at);
            }
        });
    }

    private static String oneOf(Shape.WholeChoice choice) {
        if (choice.numbers().size() == 1) {
            return choice.numbers().getFirst() + ", the only number known here";
        }
        List<String> numbers = choice.numbers().stream().map(String::valueOf).toList();
        return "one of " + String.join(", ", numbers) + unit(choice.unit());
    }

    /** Names that are not given yet: what a mistyped name can have meant. */
    private static List<String> free(Shape.Group group, Node.Mapping mapping) {
        return group.fields().stream()
                .map(Field::name)
                .filter(name -> mapping.find(name).isEmpty())
                .toList();
    }

    private void oneOf(Node.Mapping mapping, Shape.OneOf rule, String path) {
        boolean first = mapping.find(rule.first()).isPresent();
        boolean second = mapping.find(rule.second()).isPresent();
        boolean off = mapping.find(rule.unlessOff())
                .filter(node -> node instanceof Node.Scalar scalar
                        && Plain.flag(scalar).filter(on -> !on).isPresent())
                .isPresent();
        if (first && second) {
            add(
                    mapping.find(rule.second()).orElseThrow().place(),
                    join(path, rule.second()),
                    "\"" + rule.first() + "\" is given too; keep one of them");
        } else if (!first && !second && !off) {
            add(mapping.place(), path, "\"" + rule.first() + "\" is missing");
        }
    }

    private void given(Node.Mapping mapping, Shape.Given rule, String path) {
        List<String> found = rule.names().stream()
                .filter(name -> mapping.find(name).isPresent())
                .toList();
        if (found.isEmpty() && rule.count() != Shape.Count.AT_MOST_ONE) {
            add(mapping.place(), path, "needs one of " + String.join(", ", rule.names()));
        } else if (found.size() > 1 && rule.count() != Shape.Count.AT_LEAST_ONE) {
            String second = found.get(1);
            add(
                    mapping.find(second).orElseThrow().place(),
                    join(path, second),
                    "\"" + found.getFirst() + "\" is given too; keep one of them");
        }
    }

    private void list(Node.Sequence sequence, Shape.ListOf list, String path) {
        int count = sequence.items().size();
        if (count < list.fewest()) {
            add(sequence.place(), path, "must not be empty");
        } else if (count > list.most()) {
            add(sequence.place(), path, count + " entries are more than " + list.most());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Node item = sequence.items().get(i);
            String field = path + "[" + i + "]";
            node(item, list.item(), field);
            if (list.unique() && item instanceof Node.Scalar scalar && !seen.add(scalar.text())) {
                add(item.place(), field, Problem.quote(scalar.text()) + " is given twice");
            }
        }
    }

    private void text(Node.Scalar scalar, Shape.Text shape, String path) {
        String text = scalar.text();
        int length = text.codePointCount(0, text.length());
        if (length < shape.shortest()) {
            add(scalar.place(), path, "must not be empty");
        } else if (length > shape.longest()) {
            add(scalar.place(), path, "is longer than " + shape.longest() + " characters");
        } else if (!shape.bare() && Plain.looksTyped(scalar)
                || shape.pattern().isPresent()
                        && !shape.pattern().get().matcher(text).matches()) {
            // The meaning may know a better sentence than the pattern.
            String better = meanings ? shape.meaning().problem(text) : "";
            String said = shape.secret() ? "is not " + shape.what() : Problem.quote(text) + " is not " + shape.what();
            add(scalar.place(), path, better.isEmpty() ? said : better);
        } else if (meanings) {
            String sentence = shape.meaning().problem(text);
            if (!sentence.isEmpty()) {
                add(scalar.place(), path, sentence);
            }
        }
    }

    private void choice(Node.Scalar scalar, Shape.Choice choice, String path) {
        if (!choice.words().contains(scalar.text())) {
            add(
                    scalar.place(),
                    path,
                    Problem.quote(scalar.text()) + " is not one of " + String.join(", ", choice.words())
                            + Nearest.question(scalar.text(), choice.words()));
        }
    }

    private void whole(Number number, Shape.Whole whole, String path) {
        if (number.value() < whole.least()) {
            add(number.at(), path, number.text() + " is less than " + whole.least() + unit(whole.unit()));
        } else if (number.value() > whole.most()) {
            add(number.at(), path, number.text() + " is more than " + whole.most() + unit(whole.unit()));
        } else if (number.value() % whole.step() != 0) {
            add(number.at(), path, number.text() + " is not a multiple of " + whole.step() + unit(whole.unit()));
        }
    }

    private void flag(Node node, String path) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongKind(node, path, "true or false");
            return;
        }
        if (Plain.flag(scalar).isEmpty()) {
            String meant =
                    switch (scalar.text()) {
                        case "yes", "Yes", "YES", "on", "On", "ON", "1" -> "; did you mean true?";
                        case "no", "No", "NO", "off", "Off", "OFF", "0" -> "; did you mean false?";
                        case "true", "false" -> "; leave out the quotes";
                        default -> "";
                    };
            add(scalar.place(), path, Problem.quote(scalar.text()) + " is not true or false" + meant);
        }
    }

    /** A number as written, so that a sentence can repeat it. */
    private record Number(Place at, String text, int value) {}

    private Number number(Node node, String path, String unit) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongKind(node, path, "a whole number");
            return null;
        }
        OptionalInt value = Plain.whole(scalar);
        if (value.isPresent()) {
            return new Number(scalar.place(), Problem.shown(scalar.text()), value.getAsInt());
        }
        boolean digits = !scalar.text().isEmpty() && scalar.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!scalar.plain() && Plain.isWhole(scalar.text())) {
            add(scalar.place(), path, "leave out the quotes around the number " + Problem.shown(scalar.text()));
        } else if (digits) {
            add(scalar.place(), path, "leave out the zeros before the number " + Problem.shown(scalar.text()));
        } else {
            String meant = WITH_UNIT.matcher(scalar.text()).matches()
                    ? "; write the number alone" + (unit.isEmpty() ? "" : ", in " + unit)
                    : "";
            add(scalar.place(), path, Problem.quote(scalar.text()) + " is not a whole number" + meant);
        }
        return null;
    }

    private static String nothing(Node.Scalar scalar, Shape shape) {
        if (!scalar.text().isEmpty()) {
            return scalar.text() + " means no value in YAML; put it in quotes if it is meant as text";
        }
        return shape instanceof Shape.Text
                ? "has no value; text that starts with # must be in quotes"
                : "has no value; give one, or leave the field out";
    }

    private void wrongKind(Node node, String path, String expected) {
        add(node.place(), path, "expected " + expected + ", found " + node.kind());
    }

    private void add(Place place, String path, String sentence) {
        problems.add(place, path, sentence);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
