package org.offhook.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./offhook bench}: measurements, never tests. */
@Command(
        name = "bench",
        description = "Measures OffHook on this machine.",
        subcommands = {
            CallCommand.class,
            StartCommand.class,
            AudioCommand.class,
            ImpairmentCommand.class,
            StressCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
