package org.offhook.demo;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two virtual phones, each in a browser of its own with a microphone of its own. */
class VirtualPhoneCallsIT {

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    private final BrowserContext aliceWindow = PhonePage.listeningWindow(STAGE.hearing(Voice.ALICE));
    private final BrowserContext bobWindow = PhonePage.listeningWindow(STAGE.hearing(Voice.BOB));
    private final PhonePage first = PhonePage.open(aliceWindow, STAGE.demo().address("101"));
    private final PhonePage second = PhonePage.open(bobWindow, STAGE.demo().address("102"));

    private void firstCallsSecond() {
        first.lift();
        first.dial("102#");
        second.lineLampIs("fast");
        second.shows("Incoming call");
        second.lift();
        first.lineLampIs("steady");
        first.shows("opus");
        second.shows("opus");
    }

    @Test
    void bothHearEachOtherAndHoldKeepsTheSoundBack() {
        firstCallsSecond();
        Voice.BOB.isHeardBy(first, Voice.BY_OPUS);
        Voice.ALICE.isHeardBy(second, Voice.BY_OPUS);

        first.click("HOLD");
        first.lineLampIs("slow");
        second.shows("hold");
        Voice.ALICE.isNotHeardBy(second);

        first.click("HOLD");
        first.lineLampIs("steady");
        Voice.ALICE.isHeardBy(second, Voice.BY_OPUS);

        second.hangUp();
        first.shows("Call ended");
        first.hangUp();
    }

    @Test
    void callThatWaitsIsAnsweredAndSwapped() {
        first.lift();
        first.dial("600#");
        first.shows("opus");

        second.lift();
        second.dial("101#");
        first.lineLampIs("fast");
        first.shows("Phone 102");
        first.click("SK1"); // Ans
        second.shows("opus");
        first.shows("Swap");
        Voice.BOB.isHeardBy(first, Voice.BY_OPUS);

        first.click("SK1"); // Swap
        second.shows("hold");
        Voice.ALICE.isHeardBy(first, Voice.BY_OPUS);

        first.click("SK1");
        Voice.BOB.isHeardBy(first, Voice.BY_OPUS);
        second.hangUp();
    }
}
