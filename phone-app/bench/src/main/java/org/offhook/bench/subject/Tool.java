package org.offhook.bench.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a small program for one line, such as its version. */
final class Tool {

    private Tool() {}

    static Optional<String> firstLine(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader out = process.inputReader()) {
                return Optional.ofNullable(out.readLine()).map(String::strip).filter(line -> !line.isEmpty());
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
