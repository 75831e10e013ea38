package org.offhook.phone.wiring;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Codecs;
import org.offhook.provisioning.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;

/** Program start. */
@Command(
        name = "offhook",
        description = "Open firmware for SIP desk phones.",
        subcommands = {
            RunCommand.class,
            CallCommand.class,
            TrainCommand.class,
            BoardCommand.class,
            Main.VersionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // jSIP's scanner thread outlives its stack, so the program ends itself.
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Optional<RunArguments> run = RunArguments.of(arguments);
        if (run.isPresent()) {
            return runDirectly(run.get());
        }
        CommandLine line = new CommandLine(new Main());
        withHelp(line);
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** {@code --help} for a command and all below it. */
    private static void withHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this text.")
                        .build());
        command.getSubcommands().values().forEach(Main::withHelp);
    }

    /** How a device starts its phone: the same as the command {@code run}, past picocli. */
    private static int runDirectly(RunArguments arguments) {
        try {
            return RunCommand.start(arguments);
        } catch (Exception failure) {
            return failed(failure);
        }
    }

    private static int failed(Exception failure) {
        System.err.println(
                switch (failure) {
                    case ConfigException wrong -> wrong.getMessage();
                    case StartException wrong -> "offhook: " + wrong.getMessage();
                    default -> stackTrace(failure);
                });
        return failure instanceof ConfigException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static String stackTrace(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString().stripTrailing();
    }

    @Command(name = "version", description = "What this is and what it runs on.")
    static final class VersionCommand implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.println("OffHook " + Version.NUMBER);
            System.out.println("Java " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")");
            for (CodecFactory codec : Codecs.all()) {
                System.out.println(codec.format().rtpmap() + ": " + codec.implementation());
            }
            return ExitCode.OK;
        }
    }
}
