package org.offhook.phone.wiring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.offhook.phone.board.BoardFile;
import org.offhook.phone.board.BoardProfiles;
import org.offhook.phone.board.BoardReport;
import org.offhook.phone.board.RunningBoard;
import org.offhook.phone.board.diagram.BoardDiagram;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.PhoneConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code offhook board}: what concerns the phone's body and needs no phone. See docs/board.md. */
@Command(
        name = "board",
        description = "Board profiles: how a phone is wired.",
        subcommands = {BoardCommand.Check.class, BoardCommand.Show.class, BoardCommand.Diagram.class, LearnCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class BoardCommand {

    private BoardCommand() {}

    /** Tries a profile on this machine. */
    @Command(name = "check", description = "Tells what of a profile works on this machine. The phone must not run.")
    static final class Check implements Callable<Integer> {

        /** A display that is not there shows so within this time. */
        private static final Duration PATIENCE = Duration.ofSeconds(1);

        @Parameters(
                paramLabel = "PROFILE",
                defaultValue = "reference",
                arity = "0..1",
                description = "A name, or a file that ends in .yaml. Default: reference.")
        private String profile;

        @Override
        public Integer call() throws ConfigException, InterruptedException {
            Logging.start(PhoneConfig.Log.Level.ERROR);
            BoardFile file = BoardProfiles.read(profile, Path.of(""));
            try (RunningBoard board = RunningBoard.open(file)) {
                Thread.sleep(PATIENCE);
                print(BoardReport.of(file.profile(), board));
                return board.sentences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    /** Prints a profile that comes with the program. */
    @Command(name = "show", description = "Prints a profile that comes with the program, to change it.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "reference, rotary, usb-handset or sim.")
        private String name;

        @Override
        public Integer call() throws ConfigException, StartException {
            if (BoardProfiles.isFile(name)) {
                throw new StartException(
                        "\"" + name + "\" is not the name of a profile that comes with the program", null);
            }
            BoardProfiles.read(name, Path.of(""));
            print(BoardProfiles.text(name));
            return ExitCode.OK;
        }
    }

    /** Draws a profile. */
    @Command(name = "diagram", description = "Draws how a profile is wired, as SVG.")
    static final class Diagram implements Callable<Integer> {

        @Parameters(paramLabel = "PROFILE", description = "A name, or a file that ends in .yaml.")
        private String profile;

        @Override
        public Integer call() throws ConfigException {
            BoardFile file = BoardProfiles.read(profile, Path.of(""));
            if (!file.problems().isEmpty()) {
                throw new ConfigException(file.problems());
            }
            print(BoardDiagram.draw(file.profile()));
            return ExitCode.OK;
        }
    }

    /** In UTF-8, whatever the terminal's locale is: the text goes to files. */
    private static void print(String text) {
        System.out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
