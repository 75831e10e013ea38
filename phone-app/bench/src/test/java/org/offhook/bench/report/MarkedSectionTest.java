package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSectionTest {

    private static final MarkedSection SECTION = new MarkedSection("bench call");

    @Test
    void onlyWhatStandsBetweenTheMarksChanges() {
        String page = "before\n<!-- bench call begin -->\nold\n<!-- bench call end -->\nafter\n";
        String once = SECTION.replace(page, "\nnew $1 \\\n\n");
        assertEquals("before\n<!-- bench call begin -->\nnew $1 \\\n<!-- bench call end -->\nafter\n", once);
        assertEquals(once, SECTION.replace(once, "new $1 \\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- bench call begin -->",
                "<!-- bench call end --><!-- bench call begin -->",
                "<!-- bench call begin --><!-- bench call end --><!-- bench call end -->",
                "<!-- bench start begin --><!-- bench start end -->"
            })
    void aPageWithoutTheTwoMarksIsRefused(String page) {
        assertThrows(IllegalArgumentException.class, () -> SECTION.replace(page, "x"));
    }
}
