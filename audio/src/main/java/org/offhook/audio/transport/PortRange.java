package org.offhook.audio.transport;

/**
 * UDP ports for media: pairs of an even port for RTP and the next for RTCP (RFC 3550 §11).
 *
 * @param first lowest port; 0 lets the operating system choose
 * @param last highest port
 */
public record PortRange(int first, int last) {

    /** Ports that the operating system finds. */
    public static final PortRange EPHEMERAL = new PortRange(0, 0);

    public PortRange {
        if (first != 0 && (first < 1024 || last > 65535 || last <= (first + 1 & ~1))) {
            throw new IllegalArgumentException(
                    "media ports " + first + "-" + last + " do not hold an even port and the next within 1024-65535");
        }
    }

    boolean ephemeral() {
        return first == 0;
    }

    int firstEven() {
        return first + 1 & ~1;
    }

    int pairs() {
        return (last - firstEven() + 1) / 2;
    }
}
