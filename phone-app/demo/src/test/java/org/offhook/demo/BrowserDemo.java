package org.offhook.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.wiring.OffHook;
import org.offhook.phone.wiring.VirtualPhone;
import org.offhook.testkit.Await;

/** The demo, with sound in the browser, both phones registered. */
final class BrowserDemo implements AutoCloseable {

    private final Demo demo;

    private BrowserDemo(Demo demo) {
        this.demo = demo;
    }

    static BrowserDemo start() {
        return start(0, DemoSettings.Reach.THIS_MACHINE);
    }

    /** @param port of the first phone's page; 0 for any */
    static BrowserDemo start(int port, DemoSettings.Reach reach) {
        try {
            BrowserDemo started = new BrowserDemo(Demo.start(
                    new DemoSettings(0, OptionalInt.of(port), reach, DemoSettings.Sound.BROWSER, List.of())));
            started.untilRegistered();
            return started;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void untilRegistered() {
        Await.until("registration", PhonePage.LIMIT, demo::registered);
    }

    /** The address that is printed for the phone of this number. */
    URI address(String number) {
        return phone(number).signInUrl();
    }

    /** The inside of the phone of this number. */
    OffHook inside(String number) {
        return Await.forValue(number, PhonePage.LIMIT, () -> phone(number).inside());
    }

    private VirtualPhone phone(String number) {
        return demo.phones().get(Integer.parseInt(number) - 101);
    }

    /** Adds a line to both phones' account, as a user would: with an editor. They start anew with it. */
    void configureAccounts(String line) throws IOException {
        List<OffHook> before = List.of(inside("101"), inside("102"));
        Path common = demo.fleet().orElseThrow().folder().resolve("common.yaml");
        Files.writeString(common, Files.readString(common).replaceFirst("(?m)^  - server: .*$", "$0\n    " + line));
        Await.until("the new configuration", PhonePage.LIMIT, () -> demo.phones().stream()
                .allMatch(phone -> phone.inside()
                        .filter(inside -> !before.contains(inside))
                        .isPresent()));
        untilRegistered();
    }

    /** Ends every call, and waits for the phones to be as if nothing had been. */
    void rest() {
        for (String number : List.of("101", "102")) {
            OffHook inside = inside(number);
            Await.until(number + " at rest", PhonePage.LIMIT, () -> {
                inside.state().calls().forEach(call -> inside.post(new PhoneEvent.HangUpRequested(call.id())));
                if (inside.state().desk().handsetUp()) {
                    inside.post(new PhoneEvent.HookReplaced());
                }
                return inside.state().calls().isEmpty()
                        && !inside.state().desk().handsetUp();
            });
        }
    }

    @Override
    public void close() {
        demo.close();
    }
}
