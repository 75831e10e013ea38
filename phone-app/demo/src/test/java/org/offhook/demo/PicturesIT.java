package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;

/**
 * Makes the pictures of the virtual phone in docs/pictures anew, of which none is longer than 200 KB:
 *
 * <pre>mvn verify -pl phone-app/demo -am -Dit.test=PicturesIT -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dfailsafe.failIfNoSpecifiedTests=false -Doffhook.pictures=docs/pictures</pre>
 */
@EnabledIfSystemProperty(named = PicturesIT.FOLDER, matches = ".+", disabledReason = "Makes pictures, tests nothing.")
class PicturesIT {

    static final String FOLDER = "offhook.pictures";

    private static final int MOST_BYTES = 200_000;

    @Test
    void virtualPhoneIsPicturedIdleRingingAndInACall() throws IOException {
        try (Chromium chromium = Chromium.start();
                BrowserDemo demo = BrowserDemo.start()) {
            Browser browser = chromium.hearing(Voice.ALICE.sound());
            BrowserContext desk = PhonePage.window(
                    browser,
                    new Browser.NewContextOptions().setDeviceScaleFactor(1.1).setBypassCSP(true));
            BrowserContext hand = PhonePage.window(
                    browser,
                    new Browser.NewContextOptions().setDeviceScaleFactor(1.5).setBypassCSP(true));
            PhonePage wide = PhonePage.open(desk, demo.address("101"));
            wide.page().setViewportSize(960, 820);
            PhonePage narrow = PhonePage.open(hand, demo.address("101"));
            narrow.page().setViewportSize(400, 770);

            both(wide, narrow, "idle", "Phone 101");
            demo.inside("102").post(new PhoneEvent.DialRequested(new LineId(1), "101"));
            both(wide, narrow, "incoming", "Incoming call");
            wide.lift();
            both(wide, narrow, "in-call", "opus");
            wide.hangUp();
        }
    }

    private static void both(PhonePage wide, PhonePage narrow, String name, String shown) throws IOException {
        wide.shows(shown);
        narrow.shows(shown);
        picture(wide.page(), "phone-" + name + ".png");
        picture(narrow.page(), "phone-" + name + "-narrow.png");
    }

    private static void picture(Page page, String name) throws IOException {
        page.addStyleTag(
                new Page.AddStyleTagOptions().setContent("body { background: #ddd6ca; } .hint { display: none; }"));
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        Path folder = Path.of(System.getProperty("offhook.root", ".")).resolve(System.getProperty(FOLDER));
        Path file = Files.createDirectories(folder).resolve(name);
        ImageIO.write(Palette.reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        assertTrue(Files.size(file) < MOST_BYTES, file + " has " + Files.size(file) + " bytes");
    }
}
