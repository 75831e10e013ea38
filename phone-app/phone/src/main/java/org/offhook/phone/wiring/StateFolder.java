package org.offhook.phone.wiring;

import java.nio.file.Path;

/** Where the phone keeps what it must not forget. */
final class StateFolder {

    private StateFolder() {}

    /** The folder that systemd gave the service, else the user's own for such things (XDG base directories). */
    static Path usual() {
        String service = System.getenv("STATE_DIRECTORY");
        if (service != null && !service.isEmpty()) {
            return Path.of(service.split(":")[0]);
        }
        String user = System.getenv("XDG_STATE_HOME");
        return user != null && user.startsWith("/")
                ? Path.of(user, "offhook")
                : Path.of(System.getProperty("user.home"), ".local", "state", "offhook");
    }
}
