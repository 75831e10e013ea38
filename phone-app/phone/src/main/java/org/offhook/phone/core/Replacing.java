package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.OnCall;

/** The other side of a call hands us on: another call takes its place. */
final class Replacing {

    private Replacing() {}

    /** Whom the user listens to hands him on: he is called, and the old call is kept until he answers. */
    static void handedOn(Turn turn, Call old, Party target) {
        PhoneState state = turn.state();
        boolean listening = state.activity() instanceof OnCall
                && state.inFocus(old)
                && state.desk().engaged()
                && old.up()
                && !old.heldByMe();
        boolean joined = Conferences.with(state, old).size() > 1;
        if (!listening
                || joined
                || !state.hasFreeCall()
                || state.transfer().kept().isPresent()) {
            turn.emit(new PhoneEffect.Stay(old.id()));
            return;
        }
        CallId next = Placing.nextName(turn);
        Holding.holdFocus(turn);
        turn.to(turn.state()
                .withNewCall(new Call(
                        next,
                        old.line(),
                        Call.Direction.PLACED,
                        state.settings().directory().named(target),
                        turn.at(),
                        new CallState.Calling())));
        turn.to(new OnCall(next));
        turn.to(new Transfer.Following(old.id(), next));
        turn.emit(new PhoneEffect.Follow(next, old.id()));
    }

    /** Whoever is held stays held: the user must not be heard by somebody new before he wants to be. */
    static void on(Turn turn, PhoneEvent.CallReplaced event) {
        PhoneState state = turn.state();
        Optional<Call> replaced = state.call(event.old()).filter(Call::up);
        if (replaced.isEmpty()) {
            CallProgress.incoming(
                    turn, new PhoneEvent.IncomingCall(event.call(), event.line(), event.caller(), AutoAnswer.NO));
            return;
        }
        Call old = replaced.get();
        Conferences.leaves(turn, old);
        state = turn.state();
        Party caller = state.settings().directory().named(event.caller());
        turn.to(state.withNewCall(new Call(
                event.call(), event.line(), Call.Direction.RECEIVED, caller, turn.at(), new CallState.Answering())));
        turn.emit(new PhoneEffect.Answer(event.call()));
        boolean talking = state.activity() instanceof OnCall
                && state.inFocus(old)
                && state.desk().engaged();
        Endings.hangUp(turn, old);
        if (talking && !old.heldByMe()) {
            turn.to(new OnCall(event.call()));
        } else if (state.inFocus(old)) {
            Endings.notice(turn, old, EndReason.of(EndReason.Kind.REMOTE_HANG_UP));
        }
    }
}
