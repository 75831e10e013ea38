package org.offhook.demo;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.offhook.demo.pbx.User;
import org.offhook.phone.wiring.StartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code offhook demo}: two phones and a PBX, on this machine alone, until Ctrl-C. */
@Command(
        name = "demo",
        description = "Starts two phones and a small PBX on this machine.",
        mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {

    private static final long REGISTRATION_MS = 5000;
    private static final long STEP_MS = 20;

    /** Held so that the garbage collector does not forget the level. */
    private static final Logger PROGRAM = Logger.getLogger("org.offhook");

    @Option(names = "--headless", description = "Without web pages.")
    private boolean headless;

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
        if (failure instanceof StartException || failure instanceof java.io.IOException) {
            System.err.println("offhook: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws Exception {
        if (sipPort < 0 || sipPort > 65535) {
            System.err.println("offhook: --sip-port " + sipPort + " is not in 0-65535.");
            return ExitCode.USAGE;
        }
        PROGRAM.setLevel(verbose ? Level.INFO : Level.WARNING);
        Demo demo = Demo.start(sipPort);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "offhook-stop"));
        for (long waited = 0; !demo.registered() && waited < REGISTRATION_MS; waited += STEP_MS) {
            Thread.sleep(STEP_MS);
        }
        if (!demo.registered()) {
            throw new java.io.IOException("the phones could not register at their own PBX, " + demo.server());
        }
        print(demo, System.out);
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private void print(Demo demo, PrintStream out) {
        if (!headless) {
            out.println("This build has no web pages yet; the phones run without.");
        }
        out.println("PBX at " + demo.server() + " (UDP and TCP, this machine only)");
        for (User user : demo.phoneUsers()) {
            out.println("Phone " + user.number() + " is registered");
        }
        User guest = demo.guest();
        out.println();
        out.println("Any phone may dial");
        out.println("  101, 102  the other phone");
        out.println("  600       an echo: hear yourself");
        out.println("  601       a melody");
        out.println("  602       a voice that reads back the keys you press");
        out.println("  603       hang up, and you are called back");
        out.println();
        out.println("Your own SIP phone on this machine: user " + guest.number() + ", password " + guest.password()
                + ", server " + demo.server());
        out.println();
        out.println("Ctrl-C ends everything.");
        out.flush();
    }
}
