package org.offhook.hal.display.hd44780;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which character is drawn in which of the eight places of the character RAM. A character that is wanted again keeps
 * its place; a new one takes the place whose character was shown longest ago.
 */
final class GlyphSlots {

    private static final int NONE = -1;

    private final int[] characters = new int[DrawnCharacters.MOST];
    private final long[] lastShown = new long[DrawnCharacters.MOST];
    private long texts;

    GlyphSlots() {
        forget();
    }

    /** The character RAM holds anything. */
    void forget() {
        Arrays.fill(characters, NONE);
        Arrays.fill(lastShown, 0);
    }

    /**
     * Makes room for all characters of one text.
     *
     * @param wanted at most eight
     * @return the places whose character is new, which must be drawn
     */
    List<Integer> take(Set<Integer> wanted) {
        texts++;
        for (int slot = 0; slot < characters.length; slot++) {
            if (wanted.contains(characters[slot])) {
                lastShown[slot] = texts;
            }
        }
        List<Integer> changed = new ArrayList<>();
        wanted.stream().sorted().filter(character -> slot(character) < 0).forEach(character -> {
            int slot = oldest();
            characters[slot] = character;
            lastShown[slot] = texts;
            changed.add(slot);
        });
        changed.sort(null);
        return changed;
    }

    /** Where a character is drawn, or −1. */
    int slot(int character) {
        for (int slot = 0; slot < characters.length; slot++) {
            if (characters[slot] == character) {
                return slot;
            }
        }
        return NONE;
    }

    int character(int slot) {
        return characters[slot];
    }

    private int oldest() {
        int oldest = 0;
        for (int slot = 1; slot < characters.length; slot++) {
            if (lastShown[slot] < lastShown[oldest]) {
                oldest = slot;
            }
        }
        return oldest;
    }
}
