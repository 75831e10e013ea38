package org.offhook.audio.pcm;

/**
 * A device of a card, as tinyalsa finds it.
 *
 * @param card number, or the id that {@code /proc/asound/cards} has in brackets
 * @param device number, 0 to 31
 */
public record TinyPlace(String card, int device) {

    /** The first device of the first card. */
    public static final TinyPlace FIRST = new TinyPlace("0", 0);

    public TinyPlace {
        if (!card.matches("[0-9]{1,2}|[A-Za-z][A-Za-z0-9_]{0,15}")) {
            throw new IllegalArgumentException("A card is a number or an id such as Device, not \"" + card + "\".");
        }
        if (device < 0 || device > 31) {
            throw new IllegalArgumentException("A device of a card is 0 to 31, not " + device + ".");
        }
    }

    /** {@code 1,0}, {@code Device,0}, or a card alone. */
    static TinyPlace parse(String text) {
        int comma = text.indexOf(',');
        return comma < 0
                ? new TinyPlace(text, 0)
                : new TinyPlace(
                        text.substring(0, comma).strip(),
                        device(text.substring(comma + 1).strip()));
    }

    static int device(String text) {
        if (!text.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("A device of a card is 0 to 31, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return card + "," + device;
    }
}
