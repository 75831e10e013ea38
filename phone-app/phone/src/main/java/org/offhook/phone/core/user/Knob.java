package org.offhook.phone.core.user;

/**
 * Something that is more or less: a volume, a contrast. Not every phone has every one.
 *
 * <p>A volume step is 3 dB and the usual level is nominal, so that no handset or headset is ever more than 18 dB
 * above it.
 */
public enum Knob {
    RINGER(0, 10, 6),
    HANDSET(0, 10, 4),
    SPEAKER(0, 10, 5),
    HEADSET(0, 10, 4),
    /** How bright the display is while the phone is used: of an OLED that is its contrast. */
    CONTRAST(1, 10, 10),
    /** How long the display stays lit after a key, in steps of {@link #BACKLIGHT_STEP_SECONDS}. */
    BACKLIGHT(1, 12, 3);

    public static final int BACKLIGHT_STEP_SECONDS = 10;

    private final int least;
    private final int most;
    private final int usual;

    Knob(int least, int most, int usual) {
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Its level as long as the user has chosen none. */
    public int usual() {
        return usual;
    }

    /** The nearest level that it has. */
    public int fitted(int level) {
        return Math.clamp(level, least, most);
    }
}
