package org.offhook.testboard;

import java.nio.charset.StandardCharsets;

/**
 * How a command on the board ended.
 *
 * @param exitCode the shell's
 * @param bytes standard output and standard error together
 */
public record GuestResult(int exitCode, byte[] bytes) {
    public String output() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
