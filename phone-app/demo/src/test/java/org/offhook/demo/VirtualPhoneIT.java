package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One virtual phone in a browser: one hears oneself, and its page may come and go. */
class VirtualPhoneIT {

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    private final BrowserContext window = PhonePage.listeningWindow(STAGE.hearing(Voice.ALICE));
    private final PhonePage phone = PhonePage.open(window, STAGE.demo().address("101"));

    private void talkToTheEcho() {
        phone.lift();
        phone.dial("600#");
        phone.shows("opus");
        phone.lineLampIs("steady");
    }

    @Test
    void oneHearsOneselfByOpus() {
        talkToTheEcho();
        Voice.ALICE.isHeardBy(phone, Voice.BY_OPUS);
        phone.hangUp();
        phone.shows("101");
    }

    @Test
    void editedFleetFolderReachesThePhoneInItsPageAndItSpeaksG711() throws IOException {
        try (BrowserDemo edited = BrowserDemo.start()) {
            PhonePage page = PhonePage.open(window, edited.address("101"));
            edited.configureAccounts("codecs: [pcmu]");
            page.lift();
            page.dial("600#");
            page.shows("PCMU");
            Voice.ALICE.isHeardBy(page, Voice.BY_G711);
        }
    }

    @Test
    void reloadedPageIsStillInTheCallAndItsSoundComesBack() {
        talkToTheEcho();
        phone.page().reload();
        phone.isThere();
        phone.handsetIs(true);
        phone.lineLampIs("steady");
        phone.shows("opus");
        phone.click("VOL_UP"); // a browser lets a page sound when it was touched
        Voice.ALICE.isHeardBy(phone, Voice.BY_OPUS);
        assertEquals(1, STAGE.demo().inside("101").state().calls().size());
    }

    @Test
    void secondTabTakesTheSoundAndTheFirstSaysSoAndTakesItBack() {
        talkToTheEcho();
        phone.soundIsHeard();
        PhonePage second = PhonePage.open(window, STAGE.demo().address("101"));
        second.handsetIs(true);
        second.click("VOL_UP");
        phone.says("The sound of this phone is in another page");
        Voice.ALICE.isHeardBy(second, Voice.BY_OPUS);
        second.saysNothing();
        phone.click("VOL_UP");
        second.says("The sound of this phone is in another page");
        phone.saysNothing();
        Voice.ALICE.isHeardBy(phone, Voice.BY_OPUS);
    }

    @Test
    void lostConnectionIsSaidAndComesBackWithTheSoundInTheSameCall() {
        talkToTheEcho();
        phone.soundIsHeard();
        window.setOffline(true);
        phone.says("The connection to the phone is lost; trying again");
        window.setOffline(false);
        phone.saysNothing();
        Voice.ALICE.isHeardBy(phone, Voice.BY_OPUS);
        assertEquals(1, STAGE.demo().inside("101").state().calls().size());
    }
}
