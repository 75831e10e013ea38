package org.offhook.phone.core;

import java.time.Duration;
import java.util.Optional;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;
import org.offhook.phone.core.CallState.EndedBy;

/** How calls end, and what comes after. */
final class Endings {

    private Endings() {}

    /** Remote control. */
    static void requested(Turn turn, CallId id) {
        turn.state().call(id).filter(Call::live).ifPresent(call -> {
            Conferences.leaves(turn, call);
            boolean focus = turn.state().inFocus(call);
            hangUp(turn, call);
            if (focus) {
                rest(turn);
            }
        });
    }

    /** The key that ends or leaves what the user is doing. */
    static void end(Turn turn) {
        PhoneState state = turn.state();
        switch (state.activity()) {
            case Dialling d
            when d.digits().isEmpty()
                    && state.desk().handsetUp()
                    && state.waiting().isEmpty() -> turn.to(new Dialling(d.line(), "", Stage.SILENT));
            case Dialling _, PreDial _, Ended _ -> rest(turn);
            case OnCall _, Returning _ -> {
                state.focus().ifPresent(call -> hangUpAll(turn, call));
                rest(turn);
            }
            case Idle _ -> {}
        }
    }

    /** Ends or refuses a call because the user wants so. */
    static void hangUp(Turn turn, Call call) {
        end(turn, call, EndedBy.USER);
    }

    /** Also those who are in a conference with it: it is the phone that joins them. */
    static void hangUpAll(Turn turn, Call call) {
        Conferences.each(turn, call, member -> hangUp(turn, member));
    }

    static void end(Turn turn, Call call, EndedBy by) {
        turn.emit(
                switch (call.state()) {
                    case CallState.Ringing _ -> new PhoneEffect.Reject(call.id(), refusal(by));
                    case CallState.Outgoing _, CallState.Answering _, CallState.Up _, CallState.Ending _ ->
                        new PhoneEffect.HangUp(call.id());
                });
        remember(turn, call);
        turn.to(call.with(new CallState.Ending(by, call.talked(turn.at()))));
    }

    private static RejectReason refusal(EndedBy by) {
        return switch (by) {
            case USER, NO_SLOT, DO_NOT_DISTURB -> RejectReason.BUSY;
            case RING_TIME_OUT -> RejectReason.NO_ANSWER;
        };
    }

    /** Nothing more to do here: back to the held party, else to dial tone or to rest. */
    static void rest(Turn turn) {
        PhoneState state = turn.state();
        Optional<Call> other = state.waiting().or(() -> answering(state));
        if (other.isPresent()) {
            turn.to(new OnCall(other.get().id()));
        } else if (state.desk().handsetUp()) {
            turn.to(HandsFree.OFF);
            turn.to(new Dialling(state.defaultLine(), "", Stage.DIAL_TONE));
        } else {
            turn.to(HandsFree.OFF);
            turn.to(new Idle());
        }
    }

    /** A call that was answered a moment ago and left for another one before its sound was up. */
    private static Optional<Call> answering(PhoneState state) {
        return state.calls().stream()
                .filter(call -> state.desk().engaged() && call.state() instanceof CallState.Answering)
                .findFirst();
    }

    /** The SIP side says that a call is gone. */
    static void ended(Turn turn, Call call, EndReason reason) {
        Conferences.leaves(turn, call);
        boolean focus = turn.state().inFocus(call);
        EndReason said = TransferOutcomes.ended(turn.state(), call, reason);
        remember(turn, call);
        turn.to(turn.state().withoutCall(call.id()));
        record(turn, call, reason);
        if (focus && Emergency.goesOn(turn.state(), call, reason) && Placing.onAnotherLine(turn, call)) {
            return;
        }
        if (focus) {
            notice(turn, call, said);
        }
    }

    /** Says on the screen why the call that the user was with is gone. */
    static void notice(Turn turn, Call call, EndReason reason) {
        turn.to(new Ended(call.line(), call.party(), reason, call.talked(turn.at()), call.up()));
        turn.restart(PhoneTimer.ENDED_NOTICE);
    }

    private static void remember(Turn turn, Call call) {
        if (call.state() instanceof CallState.Up up) {
            Duration talked = call.talked(turn.at());
            turn.to(turn.state()
                    .memory()
                    .with(new FinishedCall(call.id(), call.party(), call.direction(), talked, up.media())));
        }
    }

    private static void record(Turn turn, Call call, EndReason reason) {
        Duration talked = call.talked(turn.at());
        CallRecord.Kind kind = kind(call, reason);
        CallRecord record = new CallRecord(call.line(), kind, call.party(), call.started(), talked);
        turn.emit(new PhoneEffect.RecordCall(record));
        Menus.callAdded(turn, CallLog.lists(kind));
        turn.to(turn.state().memory().with(turn.state().memory().log().plus(record)));
        if (kind == CallRecord.Kind.MISSED) {
            turn.to(turn.state().memory().with(turn.state().memory().missed().oneMore()));
        }
    }

    /** Missed is what rang, or could not ring, and neither the user nor another phone took or refused. */
    private static CallRecord.Kind kind(Call call, EndReason reason) {
        return switch (call.direction()) {
            case PLACED -> CallRecord.Kind.PLACED;
            case RECEIVED -> {
                boolean untaken =
                        switch (call.state()) {
                            case CallState.Ringing _ -> true;
                            case CallState.Ending ending -> ending.by() != EndedBy.USER;
                            case CallState.Outgoing _, CallState.Answering _, CallState.Up _ -> false;
                        };
                yield untaken && reason.kind() != EndReason.Kind.ANSWERED_ELSEWHERE
                        ? CallRecord.Kind.MISSED
                        : CallRecord.Kind.RECEIVED;
            }
        };
    }
}
