package org.offhook.phone.core.menu;

/** One line of an information page. */
public sealed interface Fact {

    /** @param index of the line in the settings, from 0 */
    record Account(int index) implements Fact {}

    /** @param index of what does not work of the board, from 0 */
    record Fault(int index) implements Fact {}

    /** Something about this phone. */
    enum Device implements Fact {
        ADDRESS,
        MAC,
        FIRMWARE,
        UPTIME,
        SOUND_DEVICE,
        /** Gaps in the sound since start. */
        SOUND_GAPS
    }
}
