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
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;

/**
 * The pictures of the virtual phone in docs/pictures, of which none is longer than 200 KB. They are kept only if the system
 * property {@code offhook.pictures} names a folder.
 */
class PicturesIT {

    private static final String FOLDER = "offhook.pictures";
    private static final int MOST_BYTES = 200_000;

    @Test
    void virtualPhoneIsPicturedIdleRingingAndInACall() throws IOException {
        try (Chromium chromium = Chromium.start();
                BrowserDemo demo = BrowserDemo.start()) {
            Browser browser = chromium.hearing(Voice.ALICE.sound());
            BrowserContext desk = PhonePage.window(browser, new Browser.NewContextOptions().setDeviceScaleFactor(1.5));
            BrowserContext hand = PhonePage.window(browser, new Browser.NewContextOptions().setDeviceScaleFactor(1.5));
            PhonePage wide = PhonePage.open(desk, demo.address("101"));
            wide.page().setViewportSize(1100, 860);
            PhonePage narrow = PhonePage.open(hand, demo.address("101"));
            narrow.page().setViewportSize(390, 780);

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
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        Path folder = Optional.ofNullable(System.getProperty(FOLDER))
                .map(kept -> Path.of(System.getProperty("offhook.root", ".")).resolve(kept))
                .orElse(Path.of("target", "pictures"));
        Path file = Files.createDirectories(folder).resolve(name);
        ImageIO.write(Palette.reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        assertTrue(Files.size(file) < MOST_BYTES, file + " has " + Files.size(file) + " bytes");
    }
}
