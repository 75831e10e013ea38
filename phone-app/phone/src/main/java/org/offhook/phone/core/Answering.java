package org.offhook.phone.core;

import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.Returning;

/** Calls that ring: taking them, silencing them. */
final class Answering {

    private Answering() {}

    /** Takes what the screen offers: the ringing call, or the held one that comes back. */
    static void offered(Turn turn) {
        PhoneState state = turn.state();
        if (state.incoming().isPresent()) {
            answer(turn, state.incoming().get());
        } else {
            state.focus().filter(Call::up).ifPresent(call -> Holding.take(turn, call));
        }
    }

    static void requested(Turn turn, CallId id) {
        turn.state().call(id).ifPresent(call -> {
            if (call.ringing()) {
                answer(turn, call);
            } else if (turn.state().activity() instanceof Returning
                    && turn.state().inFocus(call)) {
                Holding.take(turn, call);
            }
        });
    }

    /** The call that the user is with is held first; one that nobody has answered yet is given up. */
    static void answer(Turn turn, Call ringing) {
        turn.state().focus().filter(Call::outgoing).ifPresent(call -> Endings.hangUp(turn, call));
        Holding.holdFocus(turn);
        turn.engage();
        turn.to(turn.state().desk().withMuted(false));
        turn.to(ringing.with(new CallState.Answering()));
        turn.to(new OnCall(ringing.id()));
        turn.emit(new PhoneEffect.Answer(ringing.id()));
    }

    /** A call that nobody has to take. */
    static void byItself(Turn turn, Call ringing, AutoAnswer how) {
        turn.to(HandsFree.SPEAKER);
        answer(turn, ringing);
        if (how == AutoAnswer.INTERCOM) {
            turn.to(turn.state().desk().withMuted(true));
            turn.to(turn.state().cues().withIntercom(true));
        }
    }

    /** Whatever rings now is quiet from now on; a further call rings again. */
    static void silence(Turn turn) {
        for (Call call : turn.state().calls()) {
            if (call.ringing()) {
                turn.to(call.with(new CallState.Ringing(true)));
            }
        }
        if (turn.state().activity() instanceof Returning(CallId call, Comeback how) && how == Comeback.RINGING) {
            turn.to(new Returning(call, Comeback.SILENCED));
        }
    }
}
