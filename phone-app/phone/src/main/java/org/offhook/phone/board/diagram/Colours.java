package org.offhook.phone.board.diagram;

import org.offhook.hal.lamp.LampColour;

/** Colours of wires and what they are for. */
final class Colours {

    static final String FIVE_VOLTS = "#d7263d";
    static final String THREE_VOLTS = "#f08a24";
    static final String GROUND = "#3b3f46";
    static final String DATA = "#2563eb";
    static final String CLOCK = "#0e9aa7";
    static final String CONTACT = "#b7791f";
    static final String SWITCHED = "#9d4edd";
    static final String UNUSED = "#c9ced6";

    private static final String[] ROWS = {"#7c3aed", "#8b46f0", "#9a5cf3", "#a971f5", "#b787f7"};
    private static final String[] COLUMNS = {"#047857", "#0b8f69", "#14a67b", "#25bd8f"};

    private Colours() {}

    static String row(int index) {
        return ROWS[index % ROWS.length];
    }

    static String column(int index) {
        return COLUMNS[index % COLUMNS.length];
    }

    static String of(LampColour colour) {
        return switch (colour) {
            case GREEN -> "#16a34a";
            case RED -> "#dc2626";
        };
    }

    static String of(Header.Kind kind) {
        return switch (kind) {
            case FIVE_VOLTS -> FIVE_VOLTS;
            case THREE_VOLTS -> THREE_VOLTS;
            case GROUND -> GROUND;
            case GPIO, RESERVED -> UNUSED;
        };
    }
}
