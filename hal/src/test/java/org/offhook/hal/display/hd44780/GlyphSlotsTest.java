package org.offhook.hal.display.hd44780;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GlyphSlotsTest {

    @Test
    void characterThatWasShownLongestAgoGivesItsPlace() {
        GlyphSlots slots = new GlyphSlots();
        slots.take(Set.of(1, 2, 3, 4, 5, 6, 7, 8));
        slots.take(Set.of(1, 2, 3, 4, 6, 7, 8));
        int place = slots.slot(5);
        assertEquals(List.of(place), slots.take(Set.of(9)));
        assertEquals(9, slots.character(place));
        assertEquals(List.of(), slots.take(Set.of(1, 9)));
    }

    @Property
    void everyWantedCharacterHasAPlaceOfItsOwnAndOldOnesDoNotMove(
            @ForAll List<@Size(max = 8) Set<@IntRange(max = 20) Integer>> texts) {
        GlyphSlots slots = new GlyphSlots();
        for (Set<Integer> wanted : texts) {
            Map<Integer, Integer> before = new HashMap<>();
            for (int slot = 0; slot < 8; slot++) {
                before.put(slots.character(slot), slot);
            }
            List<Integer> changed = slots.take(wanted);
            for (int character : wanted) {
                int slot = slots.slot(character);
                assertTrue(slot >= 0);
                assertEquals(!before.containsKey(character), changed.contains(slot));
                assertEquals(before.getOrDefault(character, slot), slot);
            }
        }
    }
}
