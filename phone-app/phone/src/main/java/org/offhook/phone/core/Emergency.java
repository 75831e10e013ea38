package org.offhook.phone.core;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.offhook.phone.core.CallState.EndedBy;

/**
 * Calls to the emergency numbers of the configuration. They pass the keypad lock, ring without an end, and go from
 * line to line until one gets through: first the lines in service, then all others.
 */
final class Emergency {

    private Emergency() {}

    static boolean is(PhoneState state, String number) {
        return state.settings().isEmergency(number);
    }

    static boolean is(PhoneState state, Call call) {
        return call.direction() == Call.Direction.PLACED
                && is(state, call.party().number());
    }

    /** The line to try next: in service if there is one, the wanted one if it is as good as any. */
    static Optional<LineId> line(PhoneState state, LineId wanted, Set<LineId> tried) {
        Optional<LineId> inService = state.settings().lines().stream()
                .map(PhoneSettings.Line::id)
                .filter(line -> !tried.contains(line) && state.inService(line))
                .reduce((first, next) -> next.equals(wanted) ? next : first);
        return inService.or(() -> state.settings().lines().stream()
                .map(PhoneSettings.Line::id)
                .filter(line -> !tried.contains(line))
                .reduce((first, next) -> next.equals(wanted) ? next : first));
    }

    /** True when nobody has answered and the user has not given up, so that another line may get through. */
    static boolean goesOn(PhoneState state, Call call, EndReason reason) {
        return is(state, call) && unheard(call) && reason.kind() != EndReason.Kind.LOCAL;
    }

    private static boolean unheard(Call call) {
        return switch (call.state()) {
            case CallState.Outgoing _ -> true;
            case CallState.Ending ending ->
                ending.by() != EndedBy.USER && ending.talked().isZero();
            case CallState.Ringing _, CallState.Answering _, CallState.Up _ -> false;
        };
    }

    static Set<LineId> triedWith(Call call) {
        Set<LineId> tried = new HashSet<>(call.tried());
        tried.add(call.line());
        return tried;
    }
}
