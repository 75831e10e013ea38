package org.offhook.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.offhook.testkit.Wav;

/** The page of a virtual phone, as its user sees, hears and presses it. By the thread of its {@link Chromium}. */
final class PhonePage implements AutoCloseable {

    /** For what takes a moment; other programs may keep this machine busy. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final BrowserContext context;
    private final Page page;

    private PhonePage(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    /** A window with cookies of its own. */
    static BrowserContext window(Browser browser) {
        return window(browser, new Browser.NewContextOptions());
    }

    static BrowserContext window(Browser browser, Browser.NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setViewportSize(1280, 900).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(LIMIT.toMillis());
        context.addInitScript("localStorage.setItem('headphones', 'yes');");
        return context;
    }

    /** A window whose pages can be {@linkplain #heard heard}. For that it does without their content security policy. */
    static BrowserContext listeningWindow(Browser browser) {
        return listeningWindow(browser, new Browser.NewContextOptions());
    }

    static BrowserContext listeningWindow(Browser browser, Browser.NewContextOptions options) {
        BrowserContext context = window(browser, options.setBypassCSP(true));
        context.addInitScript(resource("heard.js"));
        return context;
    }

    /** Opens the address that a phone prints in a new tab. */
    static PhonePage open(BrowserContext window, URI address) {
        PhonePage opened = new PhonePage(window, window.newPage());
        opened.page.navigate(address.toString());
        opened.isThere();
        return opened;
    }

    /** Waits until the page shows the phone. */
    void isThere() {
        locator(".key.line").first().waitFor();
    }

    private static String resource(String name) {
        try (InputStream in = PhonePage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator locator(String selector) {
        return page.locator(selector);
    }

    /** Picks up the handset, with the mouse. */
    void lift() {
        hook(true);
    }

    /** Puts the handset down, with the mouse. */
    void hangUp() {
        hook(false);
    }

    private void hook(boolean up) {
        handsetIs(!up);
        locator("#handset").click();
        handsetIs(up);
    }

    void handsetIs(boolean up) {
        attribute("#handset", "aria-pressed", Boolean.toString(up));
    }

    /** Clicks keys, each by its name. */
    void click(String... keys) {
        for (String key : keys) {
            locator("[data-key=\"" + key + "\"]").click();
        }
    }

    /** Clicks the keys of a number. */
    void dial(String digits) {
        click(digits.split(""));
    }

    /** Presses keys of the computer's keyboard. */
    void type(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Waits until the display says this to a screen reader. */
    void shows(String words) {
        assertThat("#screen-text").containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(ms()));
    }

    void attribute(String selector, String name, String value) {
        assertThat(selector).hasAttribute(name, value, new LocatorAssertions.HasAttributeOptions().setTimeout(ms()));
    }

    /** Waits until the first line's lamp is like this: steady, slow, fast. */
    void lineLampIs(String pattern) {
        assertThat(".key.line .led >> nth=0")
                .hasClass(
                        Pattern.compile(".*\\blamp-" + pattern + "\\b.*"),
                        new LocatorAssertions.HasClassOptions().setTimeout(ms()));
    }

    /**
     * Waits until a key beside the display is called so, and its lamp is like this.
     *
     * @param classes of the lamp; empty if it is dark
     */
    void lampSays(String key, String name, List<String> classes) {
        String button = "[data-key=\"" + key + "\"]";
        attribute(button, "aria-label", name);
        assertThat(button + " .led")
                .hasClass(
                        Pattern.compile("led"
                                + String.join(
                                        "",
                                        classes.stream().map(each -> " " + each).toList())),
                        new LocatorAssertions.HasClassOptions().setTimeout(ms()));
    }

    /** Waits until the page says this across everything. */
    void says(String sentence) {
        LocatorAssertions notice = assertThat("#notice");
        notice.containsText(sentence, new LocatorAssertions.ContainsTextOptions().setTimeout(ms()));
        notice.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(ms()));
    }

    /** Waits until the page has nothing to complain of. */
    void saysNothing() {
        assertThat("#notice").isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(ms()));
    }

    private LocatorAssertions assertThat(String selector) {
        return PlaywrightAssertions.assertThat(locator(selector));
    }

    private static double ms() {
        return LIMIT.toMillis();
    }

    /** Waits until something other than silence comes out of the page. */
    void soundIsHeard() {
        page.evaluate("() => heard.forget()");
        page.waitForFunction("() => heard.loud()");
    }

    /** What comes out of the page from now on, for so long. */
    Wav heard(Duration length) {
        page.waitForFunction("() => heard.rate > 0");
        page.evaluate("() => heard.forget()");
        int rate = number("() => heard.rate");
        int from = number("() => heard.end()");
        int to = from + (int) (rate * length.toMillis() / 1000);
        page.waitForFunction(
                "to => heard.end() >= to",
                to,
                new Page.WaitForFunctionOptions().setTimeout(2 * length.toMillis() + LIMIT.toMillis()));
        String samples = (String) page.evaluate("([from, to]) => heard.between(from, to)", List.of(from, to));
        short[] pcm = new short[to - from];
        ByteBuffer.wrap(Base64.getDecoder().decode(samples))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(pcm);
        return new Wav(rate, pcm);
    }

    private int number(String expression) {
        return ((Number) page.evaluate(expression)).intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
