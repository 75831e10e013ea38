package org.offhook.phone.core.text;

/**
 * A text while it is written. Immutable.
 *
 * @param most longest it may be
 * @param cursor before which character the next one goes, 0 to the length
 * @param tap the key whose letters are being gone through, or 0 when the last letter stands
 * @param taps how often that key was pressed again
 */
public record TextEntry(FieldKind kind, int most, String text, int cursor, Mode mode, char tap, int taps) {

    /** To be changed from a text; the cursor stands at its end. */
    public static TextEntry of(FieldKind kind, int most, String text, Alphabet alphabet) {
        return new TextEntry(
                kind, most, text, text.length(), kind.modes(alphabet).getFirst(), (char) 0, 0);
    }

    /** True while the letter before the cursor may still become another one. */
    public boolean pending() {
        return tap != 0;
    }

    /** @param key {@code 0}–{@code 9}, {@code *}, {@code #} */
    public TextEntry press(char key, Alphabet alphabet) {
        if (key == '#') {
            return nextMode(alphabet);
        }
        String letters = alphabet.letters(key, mode, kind);
        if (letters.isEmpty()) {
            return this;
        }
        if (tap == key) {
            char next = cased(letters.charAt((taps + 1) % letters.length()), cursor - 1);
            String changed = text.substring(0, cursor - 1) + next + text.substring(cursor);
            return new TextEntry(kind, most, changed, cursor, mode, key, taps + 1);
        }
        if (text.length() >= most) {
            return commit();
        }
        char first = cased(letters.charAt(0), cursor);
        String longer = text.substring(0, cursor) + first + text.substring(cursor);
        return new TextEntry(kind, most, longer, cursor + 1, mode, letters.length() > 1 ? key : 0, 0);
    }

    private char cased(char letter, int position) {
        boolean capital =
                switch (mode) {
                    case UPPER -> true;
                    case TITLE -> position == 0 || text.charAt(position - 1) == ' ';
                    case LOWER, DIGITS, KANA -> false;
                };
        return capital ? Character.toUpperCase(letter) : letter;
    }

    private TextEntry nextMode(Alphabet alphabet) {
        var modes = kind.modes(alphabet);
        Mode next = modes.get((modes.indexOf(mode) + 1) % modes.size());
        return new TextEntry(kind, most, text, cursor, next, (char) 0, 0);
    }

    /** The letter stands; the same key begins a new one. */
    public TextEntry commit() {
        return at(cursor);
    }

    public TextEntry left() {
        return at(pending() ? cursor : Math.max(0, cursor - 1));
    }

    public TextEntry right() {
        return at(Math.min(text.length(), pending() ? cursor : cursor + 1));
    }

    private TextEntry at(int position) {
        return new TextEntry(kind, most, text, position, mode, (char) 0, 0);
    }

    /** Without the character before the cursor. */
    public TextEntry delete() {
        if (cursor == 0) {
            return commit();
        }
        String shorter = text.substring(0, cursor - 1) + text.substring(cursor);
        return new TextEntry(kind, most, shorter, cursor - 1, mode, (char) 0, 0);
    }

    /** Never shows what is masked. */
    @Override
    public String toString() {
        return kind + " " + (kind.masked() ? "*".repeat(text.length()) : text) + " at " + cursor + " " + mode;
    }
}
