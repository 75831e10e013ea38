package org.offhook.provisioning.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.Origin;
import org.offhook.provisioning.config.tree.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook fleet}: the phones' configurations from a folder of layers. */
@Command(
        name = "fleet",
        description = "Configurations of many phones from a folder of layers; see docs/provisioning.md.",
        synopsisSubcommandLabel = "COMMAND")
public final class FleetMain {

    private static final String FOLDER = "The folder with common.yaml, sites, models and devices.";

    private final PrintStream out;
    private final PrintStream err;

    private FleetMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // A client that sends its request by the drop must not hold a connection for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(new FleetMain(out, err));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.registerConverter(MacAddress.class, text -> MacAddress.parse(text)
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        Problem.quote(text) + " is not a hardware address such as 00:1a:2b:3c:4d:5e")));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            err.println("offhook fleet: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    @Command(name = "serve", description = "Serves the phones, on this machine only.")
    int serve(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Option(
                            names = "--port",
                            paramLabel = "N",
                            defaultValue = "8480",
                            description = "TCP port (default: ${DEFAULT-VALUE}).")
                    int port)
            throws IOException, InterruptedException {
        if (port < 0 || port > 65535) {
            throw new IOException("port " + port + " is not between 0 and 65535");
        }
        Consumer<String> log = line -> err.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
        try (FleetServer server = FleetServer.start(folder, port, log)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "fleet-stop"));
            out.println("Phones fetch http://127.0.0.1:" + server.port() + "/config/{mac}.yaml");
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken; choose another one with --port", e);
        }
    }

    @Command(name = "render", description = "Writes what the server would send as files OUT/config/ADDRESS.yaml.")
    int render(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Parameters(paramLabel = "OUT", description = "Folder to write to.") Path outFolder)
            throws IOException {
        Fleet fleet = FleetFolder.read(folder);
        new StaticFiles(outFolder, out::println).write(fleet);
        return judge(fleet);
    }

    @Command(name = "lint", description = "Says what is wrong, by file and line.")
    int lint(@Parameters(paramLabel = "DIR", description = FOLDER) Path folder) throws IOException {
        Fleet fleet = FleetFolder.read(folder);
        int code = judge(fleet);
        if (code == ExitCode.OK) {
            out.println("Phones: " + fleet.phones().size() + ", nothing wrong.");
        }
        return code;
    }

    @Command(
            name = "explain",
            description = "Prints each setting of a phone with the file and line that it comes from.")
    int explain(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Parameters(paramLabel = "ADDRESS", description = "Hardware address of the phone.") MacAddress mac)
            throws IOException {
        return switch (FleetFolder.read(folder).phones().get(mac)) {
            case null -> throw new IOException("there is no devices/" + mac.hex() + ".yaml");
            case Rendering.Wrong wrong -> {
                wrong.problems().forEach(err::println);
                yield ExitCode.SOFTWARE;
            }
            case Rendering.Ready ready -> {
                List<Origin> origins = ready.config().origins();
                origins.forEach(out::println);
                yield ExitCode.OK;
            }
        };
    }

    @Command(name = "token", description = "Makes a token for a phone. It is shown once; only its checksum is kept.")
    int token(@Parameters(paramLabel = "ADDRESS", description = "Hardware address of the phone.") MacAddress mac) {
        String token = Tokens.random();
        out.println("For the phone, shown only now:  " + token);
        out.println("Line for tokens.yaml:           " + Tokens.line(mac, token));
        return ExitCode.OK;
    }

    private int judge(Fleet fleet) {
        fleet.problems().forEach(err::println);
        return fleet.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
