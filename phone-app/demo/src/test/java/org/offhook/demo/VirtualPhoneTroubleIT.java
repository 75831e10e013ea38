package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be wrong with a browser, its user, or the place from where he comes, and what the page says then. */
class VirtualPhoneTroubleIT {

    /** Everything that a page can try with an address; returns what went well. */
    private static final String ATTACK = """
            async (victim) => {
              const done = [];
              const tried = (what, promise) => promise.then(() => done.push(what), () => {});
              const socket = (path) => new Promise((opened, refused) => {
                const socket = new WebSocket(victim.replace("http", "ws") + path);
                socket.onopen = opened;
                socket.onerror = refused;
              });
              const body = JSON.stringify({ keys: "5" });
              const post = { method: "POST", credentials: "include", body };
              const json = { "Content-Type": "application/json" };
              await Promise.all([
                tried("state", fetch(victim + "/api/v1/state", { credentials: "include" })),
                tried("keys", fetch(victim + "/api/v1/keys", { ...post, headers: json })),
                tried("live", socket("/live")),
                tried("sound", socket("/sound")),
              ]);
              await fetch(victim + "/api/v1/keys", { ...post, mode: "no-cors" }).catch(() => {}); // blind
              return done;
            }
            """;

    @RegisterExtension
    private static final BrowserStage STAGE = new BrowserStage();

    private static void saysThatItIsNotHeardButHears(Browser deaf, String sentence) {
        try (deaf) {
            PhonePage phone =
                    PhonePage.open(PhonePage.listeningWindow(deaf), STAGE.demo().address("101"));
            phone.lift();
            phone.says(sentence);
            phone.says("You hear, but are not heard.");
            phone.dial("601#");
            phone.shows("opus");
            phone.soundIsHeard();
            phone.hangUp();
            phone.saysNothing();
        }
    }

    @Test
    void browserThatRefusesTheMicrophoneSaysSoAndHears() {
        saysThatItIsNotHeardButHears(
                STAGE.chromium().refusingTheMicrophone(), "The browser gives no microphone: allow it");
    }

    @Test
    void machineWithoutMicrophoneSaysSoAndHears() {
        saysThatItIsNotHeardButHears(STAGE.chromium().withoutMicrophone(), "There is no microphone.");
    }

    @Test
    void wrongTokenGetsAPageThatSaysWhatToDo() {
        Page page = PhonePage.window(STAGE.hearing(Voice.ALICE)).newPage();
        Response answer = page.navigate(
                STAGE.demo().address("101").toString().replaceFirst("token=.*", "token=" + "x".repeat(24)));
        assertEquals(401, answer.status());
        assertTrue(page.locator("h1").textContent().equals("Not signed in"));
        assertTrue(page.locator("main").textContent().contains("Open the address that the phone printed"));
    }

    /** Another port of the same host is the same site: the browser sends the phone's cookie from there too. */
    @Test
    void pageOfAnotherOriginNeitherReadsNorPressesNorListens() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        server.start();
        try {
            BrowserContext window = PhonePage.window(STAGE.hearing(Voice.ALICE));
            PhonePage phone = PhonePage.open(window, STAGE.demo().address("101"));
            Page other = window.newPage();
            other.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            Object victim = phone.page().evaluate("() => location.origin");
            assertEquals(List.of(), other.evaluate(ATTACK, victim));
            assertEquals("", phone.page().evaluate("async () => (await (await fetch('/api/v1/state')).json()).digits"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void phoneThatStartsAnewAsksForItsNewAddress() {
        URI address;
        PhonePage phone;
        try (BrowserDemo before = BrowserDemo.start()) {
            address = before.address("101");
            phone = PhonePage.open(PhonePage.window(STAGE.hearing(Voice.ALICE)), address);
        }
        phone.says("The connection to the phone is lost; trying again");
        try (BrowserDemo after = BrowserDemo.start(address.getPort(), DemoSettings.Reach.THIS_MACHINE)) {
            phone.says("The phone has a new token: open the address that it printed when it started.");
            phone.page().navigate(after.address("101").toString());
            phone.isThere();
            phone.saysNothing();
        }
    }

    @Test
    void pageInTheNetworkIsSecureEnoughForAMicrophone() {
        try (BrowserDemo network = BrowserDemo.start(0, DemoSettings.Reach.NETWORK)) {
            URI address = network.address("101");
            assertEquals("https", address.getScheme());
            PhonePage phone = PhonePage.open(
                    PhonePage.listeningWindow(
                            STAGE.hearing(Voice.ALICE), new Browser.NewContextOptions().setIgnoreHTTPSErrors(true)),
                    address);
            phone.lift();
            phone.dial("600#");
            phone.shows("opus");
            Voice.ALICE.isHeardBy(phone, Voice.BY_OPUS);
            phone.saysNothing();
        }
    }
}
