package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The virtual phone by keyboard alone. */
class KeyboardIT {

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    private final BrowserContext window = PhonePage.window(STAGE.hearing(Voice.ALICE));
    private final PhonePage phone = PhonePage.open(window, STAGE.demo().address("101"));

    @Test
    void digitsHookSoftKeysAndNavigationCall() {
        phone.type("6", "0", "0");
        phone.shows("600");
        phone.type("Escape");
        phone.shows("Phone 101");
        phone.type("h");
        phone.handsetIs(true);
        phone.type("6", "0", "0", "#");
        phone.shows("opus");
        phone.type("o");
        phone.lineLampIs("slow");
        phone.type("F1"); // Res
        phone.lineLampIs("steady");
        phone.type("m");
        phone.attribute("[data-key=MUTE]", "aria-pressed", "true");
        phone.type("m");
        phone.attribute("[data-key=MUTE]", "aria-pressed", "false");
        phone.type("s");
        phone.attribute("[data-key=SPEAKER]", "aria-pressed", "true");
        phone.type("H");
        phone.handsetIs(false);
        phone.lineLampIs("steady");
        phone.type("s");
        phone.shows("Phone 101");
        assertEquals(0, STAGE.demo().inside("101").state().calls().size());
    }

    @Test
    void helpOpensByQuestionMarkAndTakesNoKeysFromThePhoneWhenItIsClosed() {
        phone.type("?");
        phone.locator("#help[open]").waitFor();
        phone.type("5");
        assertTrue(phone.locator("#help").textContent().contains("handset up or down"));
        phone.type("Escape");
        phone.locator("#help:not([open])")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        phone.type("7", "8");
        phone.shows("78");
        phone.type("Escape");
        phone.shows("Phone 101");
    }

    @Test
    void tabReachesEveryKeyWithAVisibleRingAndSpacePressesIt() {
        phone.type("Tab");
        assertEquals("handset", focused("element.id"));
        assertTrue(ringWidth() >= 2, "a ring shows where the focus is");
        phone.type(" ");
        phone.handsetIs(true);
        int keys = phone.locator("#phone button").count();
        java.util.Set<String> reached = new java.util.HashSet<>();
        for (int i = 0; i < keys; i++) {
            reached.add(focused("element.dataset.key ?? element.id"));
            assertTrue(ringWidth() >= 2, "no ring around " + focused("element.outerHTML"));
            phone.type("Tab");
        }
        assertEquals(keys, reached.size(), reached.toString());
        phone.locator("[data-key='6']").focus();
        phone.type(" ");
        phone.shows("6");
    }

    private String focused(String what) {
        return (String) phone.page().evaluate("() => { const element = document.activeElement; return " + what + "; }");
    }

    private double ringWidth() {
        return ((Number) phone.page()
                        .evaluate("() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
                .doubleValue();
    }
}
