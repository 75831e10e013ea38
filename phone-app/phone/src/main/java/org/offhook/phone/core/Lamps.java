package org.offhook.phone.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;

/**
 * What the lamps say in a state.
 *
 * @param lines one for each line, in their order
 * @param keys one for each key that is for something, by its number from 1
 * @param message the large lamp
 */
public record Lamps(
        Map<LineId, LampSignal> lines, SortedMap<Integer, LampSignal> keys, LampSignal message, LampSignal mute) {

    public Lamps {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    public static Lamps of(PhoneState state) {
        Map<LineId, LampSignal> lines = new LinkedHashMap<>();
        for (PhoneSettings.Line line : state.settings().lines()) {
            lines.put(line.id(), line(state, line.id()));
        }
        SortedMap<Integer, LampSignal> keys = new TreeMap<>();
        state.settings().keys().forEach((number, use) -> keys.put(number, key(state, use)));
        return new Lamps(
                lines,
                keys,
                message(state),
                state.desk().muted() ? new LampSignal(LampColour.RED, LampPattern.STEADY) : LampSignal.OFF);
    }

    private static LampSignal message(PhoneState state) {
        if (rings(state, state.calls())) {
            return red(LampPattern.FAST);
        }
        return state.watching().messagesWait() ? red(LampPattern.SLOW) : LampSignal.OFF;
    }

    private static LampSignal key(PhoneState state, KeyUse use) {
        return switch (use) {
            case KeyUse.OfLine line -> line(state, line.line());
            case KeyUse.Watch watch -> extension(state.watching().state(watch.who()));
            case KeyUse.SpeedDial _ -> LampSignal.OFF;
        };
    }

    private static LampSignal extension(ExtensionState state) {
        return switch (state) {
            case UNKNOWN -> LampSignal.OFF;
            case IDLE -> green(LampPattern.STEADY);
            case RINGING -> red(LampPattern.FAST);
            case BUSY -> red(LampPattern.STEADY);
            case PARKED -> red(LampPattern.SLOW);
        };
    }

    private static LampSignal line(PhoneState state, LineId line) {
        List<Call> calls =
                state.calls().stream().filter(call -> call.line().equals(line)).toList();
        if (rings(state, calls)) {
            return green(LampPattern.FAST);
        }
        if (inUse(state, line, calls)) {
            return green(LampPattern.STEADY);
        }
        return calls.stream().anyMatch(Call::up) ? green(LampPattern.SLOW) : LampSignal.OFF;
    }

    private static LampSignal red(LampPattern pattern) {
        return new LampSignal(LampColour.RED, pattern);
    }

    private static LampSignal green(LampPattern pattern) {
        return new LampSignal(LampColour.GREEN, pattern);
    }

    private static boolean rings(PhoneState state, List<Call> calls) {
        boolean back = state.activity() instanceof Returning returning && returning.how() != Comeback.SOON;
        return calls.stream().anyMatch(call -> call.ringing() || back && state.inFocus(call));
    }

    private static boolean inUse(PhoneState state, LineId line, List<Call> calls) {
        boolean dialling =
                switch (state.activity()) {
                    case Dialling d -> d.line().equals(line);
                    case PreDial p -> p.line().equals(line);
                    case Idle _, OnCall _, Returning _, Ended _ -> false;
                };
        return dialling || calls.stream().anyMatch(call -> active(state, call));
    }

    private static boolean active(PhoneState state, Call call) {
        boolean held = call.up() && (call.heldByMe() || !state.together(call));
        return call.live() && !held && !call.ringing();
    }
}
