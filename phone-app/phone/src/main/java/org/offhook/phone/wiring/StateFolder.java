package org.offhook.phone.wiring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Where the phone keeps what it must not forget, unless the command line says so. */
public final class StateFolder {

    private StateFolder() {}

    /**
     * The folder that systemd gave the service, else one in the user's own place for such things (XDG base directories).
     *
     * @param config tells this phone from others of the same user
     */
    static Path of(Path config) {
        String service = System.getenv("STATE_DIRECTORY");
        if (service != null && !service.isEmpty()) {
            return Path.of(service.split(":")[0]);
        }
        return ofUser().resolve("offhook").resolve(name(config.toAbsolutePath().normalize()));
    }

    /** Where this user's programs keep such things: {@code XDG_STATE_HOME}, else {@code ~/.local/state}. */
    public static Path ofUser() {
        String user = System.getenv("XDG_STATE_HOME");
        return user != null && user.startsWith("/")
                ? Path.of(user)
                : Path.of(System.getProperty("user.home"), ".local", "state");
    }

    private static String name(Path config) {
        CRC32 sum = new CRC32();
        sum.update(config.toString().getBytes(StandardCharsets.UTF_8));
        return config.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-%08x".formatted(sum.getValue());
    }
}
