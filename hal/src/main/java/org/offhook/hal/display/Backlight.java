package org.offhook.hal.display;

/** The light behind a display, or the brightness of one that shines itself. */
public interface Backlight {

    /**
     * How bright it is from now on. What can only be switched is off at 0 and on otherwise. By one thread at a time; a
     * light that is lost is no error here, as with {@link Display#show}.
     *
     * @param percent 0 (out) to 100
     */
    void shine(int percent);

    /** Whether it can be anything between out and full. Any thread. */
    default boolean dims() {
        return true;
    }
}
