package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.OnCall;

/** The other side of a call has handed us on: another call takes its place. */
final class Replacing {

    private Replacing() {}

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
