package org.offhook.hal.board;

/**
 * Names of the parts of a board, the same as the paths of their fields in a profile's file, so that a fault of a part
 * leads to a line of the file. A name may go on with a field of the part: {@code keypad.rows[2]}.
 */
public final class PartName {

    public static final String KEYPAD = "keypad";
    public static final String HOOK = "hook";
    public static final String ROTARY = "rotary";
    public static final String BACKLIGHT = "backlight";
    public static final String AMPLIFIER = "amplifier";
    public static final String RINGER = "ringer";

    private PartName() {}

    /** @param index in {@link BoardProfile#chips} */
    public static String chip(int index) {
        return "chips[" + index + "]";
    }

    /** @param index in {@link BoardProfile#keys} */
    public static String key(int index) {
        return "keys[" + index + "]";
    }

    /** @param index in {@link BoardProfile#lamps} */
    public static String lamp(int index) {
        return "lamps[" + index + "]";
    }

    /** @param index in {@link BoardProfile#displays} */
    public static String display(int index) {
        return "displays[" + index + "]";
    }

    /** @param index in {@link BoardProfile#sound} */
    public static String sound(int index) {
        return "sound[" + index + "]";
    }

    /** @param index in {@link BoardProfile#inputs} */
    public static String input(int index) {
        return "inputs[" + index + "]";
    }
}
