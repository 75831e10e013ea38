package org.offhook.bench.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A phone that can be measured: knows how to write its configuration and how it is started. */
public sealed interface Program permits OffHook, Baresip {

    /** The column of the table. */
    String name();

    /** What was measured, for the reader: name and version. */
    String version();

    /**
     * Writes the configuration into an empty folder.
     *
     * @return how to start the program with it
     * @throws IOException with a sentence that says what is missing on this machine
     */
    Command prepare(Path folder, PhoneSetup setup) throws IOException;

    /**
     * How a child process is started. The working folder is the one that was prepared.
     *
     * @param environment added to our own
     * @param page the program's web page, if it serves one
     */
    record Command(List<String> words, Map<String, String> environment, Optional<Page> page) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }
}
