package org.offhook.provisioning.config.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field may hold. */
public sealed interface Shape {

    /**
     * Text.
     *
     * @param what the text with its article, for a sentence: {@code a host name}
     * @param shortest characters
     * @param longest characters
     * @param pattern regular expression that the whole text matches, in the syntax that Java and ECMA-262
     *     share
     * @param meaning asked when all else is right
     * @param bare true if a text that YAML takes for a number or a truth value is this text: extension
     *     numbers, numeric passwords
     * @param secret never repeated in a sentence
     */
    record Text(
            String what,
            int shortest,
            int longest,
            Optional<Pattern> pattern,
            Meaning meaning,
            boolean bare,
            boolean secret)
            implements Shape {

        /** Free text of one line, numbers without quotes included. */
        public static Text free(int shortest, int longest) {
            return new Text("one line of text", shortest, longest, Optional.empty(), Text::oneLine, true, false);
        }

        /** Text of a certain form; YAML must take it for text. */
        public static Text form(String what, int longest, String pattern, Meaning meaning) {
            return new Text(what, 1, longest, Optional.of(Pattern.compile(pattern)), meaning, false, false);
        }

        /** The same, numbers without quotes included. */
        public Text orNumber() {
            return new Text(what, shortest, longest, pattern, meaning, true, secret);
        }

        /** The same, and never shown. */
        public Text kept() {
            return new Text(what, shortest, longest, pattern, meaning, bare, true);
        }

        private static String oneLine(String text) {
            for (int at = 0; at < text.length(); at++) {
                if (Character.isISOControl(text.charAt(at))) {
                    return "must be one line of text, without control characters";
                }
            }
            return "";
        }
    }

    /** One of a few words, written exactly so. */
    record Choice(List<String> words) implements Shape {

        public Choice {
            words = List.copyOf(words);
        }

        public static Choice of(String... words) {
            return new Choice(List.of(words));
        }
    }

    /**
     * A whole number.
     *
     * @param least inclusive
     * @param most inclusive
     * @param step the number is a multiple of this
     * @param unit {@code seconds}, {@code ms}, {@code Hz}, or empty
     */
    record Whole(int least, int most, int step, String unit) implements Shape {

        public static Whole between(int least, int most, String unit) {
            return new Whole(least, most, 1, unit);
        }
    }

    /** One of a few numbers. */
    record WholeChoice(List<Integer> numbers, String unit) implements Shape {

        public WholeChoice {
            numbers = List.copyOf(numbers);
        }

        public static WholeChoice of(String unit, Integer... numbers) {
            return new WholeChoice(List.of(numbers), unit);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /**
     * A list.
     *
     * @param unique no item comes twice; for items that are single values
     */
    record ListOf(Shape item, int fewest, int most, boolean unique) implements Shape {}

    /**
     * Named fields, and no others.
     *
     * @param rule what must be given besides the required fields
     */
    record Group(List<Field> fields, Optional<Rule> rule) implements Shape {

        public Group {
            fields = List.copyOf(fields);
        }

        public static Group of(Field... fields) {
            return new Group(List.of(fields), Optional.empty());
        }

        /** The same, of whose named fields so many are given. */
        public Group with(Count count, String... names) {
            return new Group(fields, Optional.of(new Given(List.of(names), count)));
        }

        public Optional<Field> field(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    /** What must be given of a group, besides its required fields. */
    sealed interface Rule {}

    /**
     * Exactly one of two fields is given; neither is needed when a flag is off.
     *
     * @param unlessOff name of the flag
     */
    record OneOf(String first, String second, String unlessOff) implements Rule {}

    /** So many of the named fields are given, which are optional each. */
    record Given(List<String> names, Count count) implements Rule {

        public Given {
            names = List.copyOf(names);
        }
    }

    /** How many. */
    enum Count {
        ONE,
        AT_MOST_ONE,
        AT_LEAST_ONE
    }
}
