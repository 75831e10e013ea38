package org.offhook.demo;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Watched;
import org.offhook.phone.wiring.OffHook;
import org.offhook.testkit.Await;

/** Keys that are no lines, and their lamps, on the page of the virtual phone. */
class LampsOfThePageIT {

    private static final LineId LINE = new LineId(1);
    private static final Watched BOB = new Watched(LINE, "102");

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    /** Gives the phone a key that watches Bob, and one that dials the echo. */
    private static OffHook withKeys() {
        OffHook inside = STAGE.demo().inside("101");
        PhoneSettings settings = inside.state().settings();
        inside.post(new PhoneEvent.SettingsChanged(new PhoneSettings(
                settings.lines(),
                Map.of(
                        3, new KeyUse.Watch(BOB, "Bob", "**102"),
                        4, new KeyUse.SpeedDial(LINE, "600", "Echo")),
                settings.maxCalls(),
                settings.times(),
                settings.language(),
                settings.timeZone())));
        return inside;
    }

    @Test
    void keysAndLampsAreThoseOfThePhone() {
        OffHook inside = withKeys();
        try (BrowserContext window = PhonePage.window(STAGE.hearing(Voice.ALICE))) {
            PhonePage phone = PhonePage.open(window, STAGE.demo().address("101"));
            phone.lampSays("LINE3", "Extension 102, Bob: unknown", List.of());
            tell(inside, ExtensionState.RINGING);
            phone.lampSays("LINE3", "Extension 102, Bob: ringing", List.of("lamp-red", "lamp-fast"));
            tell(inside, ExtensionState.BUSY);
            phone.lampSays("LINE3", "Extension 102, Bob: busy", List.of("lamp-red", "lamp-steady"));
            tell(inside, ExtensionState.PARKED);
            phone.lampSays("LINE3", "Extension 102, Bob: parked", List.of("lamp-red", "lamp-slow"));
            tell(inside, ExtensionState.IDLE);
            phone.lampSays("LINE3", "Extension 102, Bob: idle", List.of("lamp-green", "lamp-steady"));
            phone.lampSays("LINE4", "Dial 600, Echo", List.of());

            inside.post(new PhoneEvent.MessagesChanged(LINE, new Mailbox(true, 2, 0)));
            phone.attribute("#lamp-message", "aria-label", "Message lamp: blinking slowly");
            phone.shows("2 messages");

            phone.click("LINE3");
            OffHook bob = STAGE.demo().inside("102");
            Await.until("Bob's phone rings", PhonePage.LIMIT, () -> Situation.of(bob.state()) == Situation.INCOMING);
            phone.lineLampIs("steady");
            STAGE.demo().rest();
            phone.click("LINE4");
            phone.shows("opus");
        }
    }

    private static void tell(OffHook inside, ExtensionState state) {
        inside.post(new PhoneEvent.ExtensionChanged(BOB, state));
    }
}
