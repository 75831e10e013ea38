package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;

/** axe-core finds nothing serious in the page. */
class AccessibilityIT {

    private static final List<String> GRAVE = List.of("serious", "critical");

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    private static void assertNothingGrave(Page page, String state) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        assertEquals(List.of(), faults, state);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSeriousInAnyState(ColorScheme scheme) {
        try (BrowserContext window = PhonePage.window(
                STAGE.hearing(Voice.ALICE),
                new Browser.NewContextOptions().setBypassCSP(true).setColorScheme(scheme))) {
            PhonePage phone = PhonePage.open(window, STAGE.demo().address("101"));
            assertNothingGrave(phone.page(), "idle");
            phone.type("?");
            assertNothingGrave(phone.page(), "help");
            phone.type("Escape");
            STAGE.demo().inside("102").post(new PhoneEvent.DialRequested(new LineId(1), "101"));
            phone.lineLampIs("fast");
            assertNothingGrave(phone.page(), "incoming");
            phone.lift();
            phone.shows("opus");
            assertNothingGrave(phone.page(), "in a call");
            phone.hangUp();
            window.setOffline(true);
            phone.says("The connection to the phone is lost");
            assertNothingGrave(phone.page(), "lost");
            window.setOffline(false);
            phone.saysNothing();
            phone.page().navigate(phone.page().url() + "?token=" + "x".repeat(24));
            assertNothingGrave(phone.page(), "not signed in");
        }
    }
}
