package org.offhook.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.wiring.OffHook;
import org.offhook.phone.wiring.StartException;
import org.offhook.phone.wiring.VirtualPhone;
import org.offhook.provisioning.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code offhook demo}: virtual phones, and a PBX for them, until Ctrl-C. */
@Command(
        name = "demo",
        description = "Starts two desk phones in the browser and a small PBX, on this machine alone.",
        mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {

    private static final long REGISTRATION_MS = 8000;
    private static final long STEP_MS = 20;

    /** Held so that the garbage collector does not forget the levels. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.offhook"), Logger.getLogger("org.xnio"), Logger.getLogger("io.undertow"));

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A phone at a SIP server of your own, by its configuration; once for each phone.")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--headless", description = "For scripts: remote control only, no sound in the browser.")
    private boolean headless;

    @Option(names = "--lan", description = "Pages for the whole network, by HTTPS with a certificate made here.")
    private boolean lan;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the first phone's page; the second phone has the next one.")
    private Integer port;

    @Option(
            names = "--sip-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the PBX, for UDP and TCP; any free one if not given.")
    private int sipPort;

    @Option(names = "--verbose", description = "Says what happens.")
    private boolean verbose;

    public static void main(String[] arguments) {
        // jSIP leaves threads behind, so the program ends itself.
        System.exit(new CommandLine(new DemoMain())
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
                .execute(arguments));
    }

    private static int failed(Exception failure) throws Exception {
        return switch (failure) {
            case ConfigException wrong -> {
                System.err.println(wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case StartException wrong -> said(wrong.getMessage());
            case IOException wrong -> said(wrong.getMessage());
            default -> throw failure;
        };
    }

    private static int said(String sentence) {
        System.err.println("offhook: " + sentence);
        return ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws Exception {
        if (sipPort < 0 || sipPort > 65535) {
            System.err.println("offhook: --sip-port " + sipPort + " is not in 0-65535.");
            return ExitCode.USAGE;
        }
        if (port != null && (port < 0 || port > 65534)) {
            System.err.println("offhook: --port " + port + " is not in 0-65534.");
            return ExitCode.USAGE;
        }
        LOGGERS.getFirst().setLevel(verbose ? Level.INFO : Level.WARNING);
        LOGGERS.stream().skip(1).forEach(library -> library.setLevel(Level.WARNING));
        Demo demo = Demo.start(new DemoSettings(
                sipPort,
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                lan ? DemoSettings.Reach.NETWORK : DemoSettings.Reach.THIS_MACHINE,
                headless ? DemoSettings.Sound.NONE : DemoSettings.Sound.BROWSER,
                configs));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "offhook-stop"));
        for (long waited = 0; !demo.registered() && waited < REGISTRATION_MS; waited += STEP_MS) {
            Thread.sleep(STEP_MS);
        }
        if (configs.isEmpty() && !demo.registered()) {
            throw new IOException("the phones could not register at their own PBX, "
                    + demo.server().orElseThrow());
        }
        print(demo, System.out);
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private void print(Demo demo, PrintStream out) {
        out.println();
        demo.phones().forEach(phone -> out.println("  " + names(phone) + "  " + phone.signInUrl()));
        out.println();
        out.println(
                headless
                        ? "Remote control: put what stands after token= into the header Authorization: Bearer …"
                        : "Open them in a browser, each in a tab or window of its own; keep the addresses to yourself.");
        demo.fingerprint()
                .ifPresent(print -> out.println(
                        "The browser will warn of a certificate that it does not know. Its SHA-256 is\n  " + print));
        demo.server().ifPresent(server -> about(demo, server, out));
        out.println();
        out.println("Ctrl-C ends everything.");
        out.flush();
    }

    /** By the accounts, which are what others dial. */
    private static String names(VirtualPhone phone) {
        List<String> numbers = phone.inside().map(OffHook::state).stream()
                .flatMap(state -> state.settings().lines().stream())
                .map(PhoneSettings.Line::number)
                .toList();
        return numbers.isEmpty() ? "phone without account" : "phone " + String.join(", ", numbers);
    }

    private static void about(Demo demo, String server, PrintStream out) {
        out.println();
        out.println("They dial");
        out.println("  101, 102  the other phone");
        out.println("  600       an echo: hear yourself");
        out.println("  601       a melody");
        out.println("  602       a voice that reads back the keys you press");
        out.println("  603       hang up, and you are called back");
        out.println();
        out.println("PBX at " + server + " (UDP and TCP, this machine only)");
        demo.guest()
                .ifPresent(guest -> out.println("Your own SIP phone on this machine: user " + guest.number()
                        + ", password " + guest.password()));
        demo.fleet()
                .ifPresent(fleet ->
                        out.println("Config server at " + fleet.url() + "; edit " + fleet.folder() + "/common.yaml"));
    }
}
