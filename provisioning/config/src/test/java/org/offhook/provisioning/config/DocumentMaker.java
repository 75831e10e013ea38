package org.offhook.provisioning.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Shape;

/**
 * Makes YAML documents by a field table: most values right, some wrong in every way that comes to mind.
 *
 * <p>Left out are the few spellings on which the reader is stricter than a YAML reader that guesses types:
 * whole numbers as {@code 20.0}, {@code +20}, {@code 020} or {@code 2_0}, and numbers where a text of another pattern is
 * wanted.
 */
final class DocumentMaker {

    private static final List<String> TEXTS = List.of(
            "Reception",
            "de",
            "pt-BR",
            "Europe/Berlin",
            "201",
            "0123",
            "1e5",
            "0x1F",
            "1.5",
            "main",
            "pbx.example.com:5060",
            "\"[::1]:5060\"",
            "192.0.2.1",
            "192.0.2.0/24",
            "\"2001:db8::/32\"",
            "alsa:default",
            "16384-32767",
            "pi:17",
            "expander:0",
            "0x20",
            "0x3c",
            "soft1",
            "star",
            "none",
            "7",
            "KEY_KP1",
            "0b0e:0300",
            "\"two words\"",
            "\"gr\u00fcn\"",
            "\"\uD83D\uDCDE\"");
    private static final List<String> ODD = List.of(
            "nonsense",
            "\"\"",
            "\"5060\"",
            "-1",
            "0",
            "1",
            "25",
            "99999",
            "123456789012345678901",
            "1.5",
            "true",
            "\"true\"",
            "False",
            "yes",
            "null",
            "~",
            "UDP",
            "[]",
            "[opus, opus]",
            "[null]",
            "{}",
            "{a: 1}",
            "\"" + "x".repeat(300) + "\"");

    private final Random random;
    private final double oddness;

    /**
     * @param oddness how often a value is wrong, 0 to 1
     */
    DocumentMaker(long seed, double oddness) {
        this.random = new Random(seed);
        this.oddness = oddness;
    }

    String document(Shape.Group table) {
        return value(table) + "\n";
    }

    private String value(Shape shape) {
        return switch (shape) {
            case Shape.Group group -> group(group);
            case Shape.ListOf list -> list(list);
            case Shape.Text text -> text(text);
            case Shape.Choice choice -> pick(choice.words());
            case Shape.Whole whole -> whole(whole);
            case Shape.WholeChoice choice -> String.valueOf(pick(choice.numbers()));
            case Shape.Flag flag -> pick(List.of("true", "false", "True", "FALSE"));
        };
    }

    private String group(Shape.Group group) {
        List<String> entries = new ArrayList<>();
        List<String> ruled = group.rule().map(DocumentMaker::names).orElse(List.of());
        String chosen = ruled.isEmpty() ? "" : pick(ruled);
        for (Field field : group.fields()) {
            boolean wanted = field.required() || field.name().equals(chosen);
            boolean free = !ruled.contains(field.name()) && random.nextInt(3) == 0;
            if (wanted ? !odd() : free || odd()) {
                entries.add(field.name() + ": " + (odd() ? wrong(field.shape()) : value(field.shape())));
            }
        }
        if (odd()) {
            entries.add("unheardOf: " + pick(ODD));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    /** Fields of which one is enough. A password file is none, since there is no file. */
    private static List<String> names(Shape.Rule rule) {
        return switch (rule) {
            case Shape.OneOf oneOf -> List.of(oneOf.first());
            case Shape.Given given -> given.names();
        };
    }

    private String list(Shape.ListOf list) {
        List<String> items = new ArrayList<>();
        int most = odd() ? list.most() + 1 : Math.min(list.most(), 3);
        int count = odd() ? 0 : list.fewest() + random.nextInt(most - list.fewest() + 1);
        for (int tries = 0; items.size() < count && tries < 100; tries++) {
            String item = odd() ? wrong(list.item()) : value(list.item());
            if (!list.unique() || !items.contains(item) || odd()) {
                items.add(item);
            }
        }
        return "[" + String.join(", ", items) + "]";
    }

    private String text(Shape.Text shape) {
        return pick(TEXTS.stream()
                .filter(text -> fits(text.replace("\"", ""), shape))
                .toList());
    }

    private static boolean fits(String text, Shape.Text shape) {
        return text.length() <= shape.longest()
                && (shape.pattern().isEmpty()
                        || shape.pattern().get().matcher(text).matches());
    }

    /** Not a number without quotes that does not fit a text's pattern: there the reader is stricter. */
    private String wrong(Shape shape) {
        List<String> from = shape instanceof Shape.Text text
                        && text.bare()
                        && text.pattern().isPresent()
                ? ODD.stream()
                        .filter(odd -> !odd.matches("[-0-9.]+|true|False") || fits(odd, text))
                        .toList()
                : ODD;
        return pick(from);
    }

    private String whole(Shape.Whole whole) {
        int edge = random.nextInt(4);
        int number =
                switch (edge) {
                    case 0 -> whole.least();
                    case 1 -> whole.most();
                    default -> whole.least() + random.nextInt(whole.most() - whole.least() + 1);
                };
        return String.valueOf(number - number % whole.step());
    }

    private boolean odd() {
        return random.nextDouble() < oddness;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
