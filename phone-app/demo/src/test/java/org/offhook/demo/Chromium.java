package org.offhook.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Wav;

/**
 * The web browser Chromium, as often as it is wanted, each time with an empty profile. By one thread; a page moves on
 * only while that thread waits for a page.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final List<Path> files = new ArrayList<>();

    private Chromium(Playwright playwright) {
        this.playwright = playwright;
    }

    /** Skips the running test if there is no Chromium. */
    static Chromium start() {
        Peers.require(Peer.CHROMIUM);
        return new Chromium(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** A browser that hears this sound over and over again, each time from its start when the microphone is opened. */
    Browser hearing(Wav sound) {
        try {
            Path file = Files.createTempFile("offhook-microphone-", ".wav");
            files.add(file);
            sound.write(file);
            return launch(List.of(
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream",
                    "--use-file-for-fake-audio-capture=" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser with a microphone that its user keeps to himself. */
    Browser refusingTheMicrophone() {
        return launch(List.of("--use-fake-device-for-media-stream"));
    }

    /** A browser on a machine without microphone. */
    Browser withoutMicrophone() {
        return launch(List.of("--use-fake-ui-for-media-stream"));
    }

    private Browser launch(List<String> microphone) {
        List<String> arguments = new ArrayList<>(QUIET);
        arguments.addAll(microphone);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Peers.program("chromium").orElseThrow())
                        .setArgs(arguments));
    }

    /** Ends every browser. */
    @Override
    public void close() {
        playwright.close();
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
