package org.offhook.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two virtual phones, each in a browser of its own with a microphone of its own. */
class VirtualPhoneCallsIT {

    private static Chromium chromium;
    private static Browser alice;
    private static Browser bob;
    private static BrowserDemo demo;

    private final BrowserContext aliceWindow = PhonePage.listeningWindow(alice);
    private final BrowserContext bobWindow = PhonePage.listeningWindow(bob);
    private final PhonePage first = PhonePage.open(aliceWindow, demo.address("101"));
    private final PhonePage second = PhonePage.open(bobWindow, demo.address("102"));

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        alice = chromium.hearing(Voice.ALICE.sound());
        bob = chromium.hearing(Voice.BOB.sound());
        demo = BrowserDemo.start();
    }

    @AfterAll
    static void end() {
        if (demo != null) {
            demo.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void rest() {
        aliceWindow.close();
        bobWindow.close();
        demo.rest();
    }

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
