package org.offhook.phone.core.menu;

import java.util.List;
import java.util.Optional;
import org.offhook.phone.core.text.FieldKind;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Setting;

/** A place of the menu. */
public sealed interface Node {

    Label label();

    default Guard guard() {
        return Guard.OPEN;
    }

    /** How many things it has to go through by the arrow keys. */
    int size();

    record Submenu(Label label, Guard guard, List<Entry> entries) implements Node {
        public Submenu {
            entries = List.copyOf(entries);
        }

        @Override
        public int size() {
            return entries.size();
        }

        Optional<Node> child(Label wanted) {
            return entries.stream()
                    .map(Entry::node)
                    .filter(node -> node.label().equals(wanted))
                    .findFirst();
        }
    }

    /** @param digit the key that chooses it, or 0 for none; the same in every version of the menu */
    record Entry(int digit, Node node) {}

    /** Information, one fact at a time. */
    record Page(Label label, List<Fact> facts) implements Node {
        public Page {
            facts = List.copyOf(facts);
        }

        @Override
        public int size() {
            return facts.size();
        }
    }

    /** One of several. */
    record Choice(Label label, Setting setting, List<Option> options) implements Node {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public int size() {
            return options.size();
        }

        /** In a list longer than the keypad a digit goes to the next name with one of its letters. */
        public boolean byLetter() {
            return options.size() > 9;
        }
    }

    /** @param value as {@link Setting} takes it */
    record Option(Label label, String value) {}

    /** More or less; takes effect with every step. */
    record Slider(Label label, Knob knob) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    /** @param most longest text */
    record Field(Label label, Setting setting, FieldKind kind, int most) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    /** Sets the administrator's PIN; the old one is asked for where there is one. */
    record PinChange(Label label) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    /** @param size how many calls are in it now */
    record Calls(Label label, CallFilter filter, int size) implements Node {}

    /**
     * The messages of some lines, one line at a time.
     *
     * @param lines their places in the settings, from 0; at least one
     */
    record Messages(Label label, List<Integer> lines) implements Node {
        public Messages {
            lines = List.copyOf(lines);
        }

        @Override
        public int size() {
            return lines.size();
        }
    }

    /** The phone book, one contact at a time. */
    record Contacts(Label label, List<String> names) implements Node {
        public Contacts {
            names = List.copyOf(names);
        }

        @Override
        public int size() {
            return names.size();
        }
    }

    /** Something that is done once the user has said yes. */
    record Action(Label label, Guard guard, Deed deed) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }
}
