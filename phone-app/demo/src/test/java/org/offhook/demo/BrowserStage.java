package org.offhook.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The demo, and browsers before it, for all tests of a class, which are skipped if there is no Chromium. After each test
 * the pages are closed and the phones at rest.
 */
final class BrowserStage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Map<Voice, Browser> browsers = new HashMap<>();
    private Chromium chromium;
    private BrowserDemo demo;

    Chromium chromium() {
        return chromium;
    }

    BrowserDemo demo() {
        return demo;
    }

    /** The browser whose microphone hears this voice; the same for all tests. */
    Browser hearing(Voice voice) {
        return browsers.computeIfAbsent(voice, speaker -> chromium.hearing(speaker.sound()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
        demo = BrowserDemo.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browsers.values().forEach(browser -> browser.contexts().forEach(BrowserContext::close));
        demo.rest();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (demo != null) {
            demo.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }
}
