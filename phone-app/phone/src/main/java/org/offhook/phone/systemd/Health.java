package org.offhook.phone.systemd;

/**
 * How the phone fares, for people and for other units.
 *
 * @param status one line for {@code systemctl status}
 * @param busy somebody uses the phone now
 * @param good this system has shown that it works: sound, and every line registered
 */
public record Health(String status, boolean busy, boolean good) {

    public Health {
        // A reason from the network must not become a line, and so a message, of its own.
        status = status.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
