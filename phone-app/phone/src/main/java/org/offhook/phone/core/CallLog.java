package org.offhook.phone.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.offhook.phone.core.menu.CallFilter;

/**
 * The last calls, for people to look up.
 *
 * @param newestFirst at most {@link #MOST}
 */
public record CallLog(List<CallRecord> newestFirst) {

    public static final int MOST = 100;
    public static final CallLog EMPTY = new CallLog(List.of());

    public CallLog {
        newestFirst = List.copyOf(newestFirst.size() > MOST ? newestFirst.subList(0, MOST) : newestFirst);
    }

    public List<CallRecord> list(CallFilter filter) {
        return newestFirst.stream().filter(call -> has(filter, call.kind())).toList();
    }

    /** The lists that have such a call. */
    static List<CallFilter> lists(CallRecord.Kind kind) {
        return Arrays.stream(CallFilter.values())
                .filter(filter -> has(filter, kind))
                .toList();
    }

    private static boolean has(CallFilter filter, CallRecord.Kind kind) {
        return switch (filter) {
            case ALL -> true;
            case MISSED -> kind == CallRecord.Kind.MISSED;
            case RECEIVED -> kind == CallRecord.Kind.RECEIVED;
            case PLACED -> kind == CallRecord.Kind.PLACED;
        };
    }

    /** How many calls each list has. */
    Map<CallFilter, Integer> counts() {
        int[] kinds = new int[CallRecord.Kind.values().length];
        for (CallRecord call : newestFirst) {
            kinds[call.kind().ordinal()]++;
        }
        return Map.of(
                CallFilter.ALL, newestFirst.size(),
                CallFilter.MISSED, kinds[CallRecord.Kind.MISSED.ordinal()],
                CallFilter.RECEIVED, kinds[CallRecord.Kind.RECEIVED.ordinal()],
                CallFilter.PLACED, kinds[CallRecord.Kind.PLACED.ordinal()]);
    }

    CallLog plus(CallRecord call) {
        List<CallRecord> longer = new ArrayList<>();
        longer.add(call);
        longer.addAll(newestFirst);
        return new CallLog(longer);
    }

    /** Without the call at that place of a list; unchanged if there is none. */
    CallLog without(CallFilter filter, int index) {
        List<CallRecord> rest = new ArrayList<>(newestFirst);
        int seen = 0;
        for (int i = 0; i < rest.size(); i++) {
            if (has(filter, rest.get(i).kind()) && seen++ == index) {
                rest.remove(i);
                return new CallLog(rest);
            }
        }
        return this;
    }
}
