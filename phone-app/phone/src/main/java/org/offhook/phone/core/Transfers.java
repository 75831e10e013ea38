package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.Returning;

/** Handing a caller on: what the keys and the hook do in a transfer. What comes of it is {@link TransferOutcomes}'. */
final class Transfers {

    private Transfers() {}

    // ---- keys ----

    /** The transfer key: begins, then consults, then completes. */
    static void key(Turn turn) {
        switch (Situation.of(turn.state())) {
            case CONNECTED, HELD_BY_ME, HELD_BY_PEER -> begin(turn);
            case TWO_CALLS -> join(turn);
            case TRANSFER_NUMBER -> Placing.sendDigits(turn);
            case TRANSFER_RINGING, TRANSFER_CONSULTING -> complete(turn);
            case IDLE,
                    MISSED,
                    LOCKED,
                    MENU,
                    PRE_DIAL,
                    DIAL_TONE,
                    DIALLING,
                    OUTGOING,
                    INCOMING,
                    INCOMING_DURING_CALL,
                    ANSWERING,
                    TWO_HELD,
                    TRANSFERRING,
                    TRANSFER_FAILED,
                    CONFERENCE,
                    RINGING_BACK,
                    ENDED -> {}
        }
    }

    /** True when the call that the user is with may be handed on: the result of another transfer is not waited for. */
    static boolean possible(PhoneState state) {
        return !(state.transfer() instanceof Transfer.Asked)
                && state.focus().filter(Call::up).isPresent();
    }

    static void begin(Turn turn) {
        if (possible(turn.state())) {
            Call caller = turn.state().focus().orElseThrow();
            Holding.holdFocus(turn);
            PhoneState state = turn.state();
            Digits.dialTone(turn, state.hasLine(caller.line()) ? caller.line() : state.defaultLine());
            turn.to(new Transfer.Number(caller.id()));
        }
    }

    /** Two ordinary calls: who waits is handed on to whom the user speaks with. */
    private static void join(Turn turn) {
        if (possible(turn.state())) {
            turn.state()
                    .waiting()
                    .ifPresent(caller -> turn.state().focus().ifPresent(with -> hand(turn, caller, with)));
        }
    }

    /** What the user has typed is called by the caller himself; the user does not speak to the target. */
    static void blind(Turn turn) {
        PhoneState state = turn.state();
        if (state.transfer() instanceof Transfer.Number(CallId id)
                && state.activity() instanceof Dialling d
                && !d.digits().isEmpty()) {
            if (Placing.forbidden(state, d.digits())) {
                turn.to(new Transfer.Back(id));
                Placing.refuse(turn, d.line(), d.digits());
            } else {
                turn.to(state.memory().dialled(d.line(), d.digits()));
                state.call(id).ifPresent(caller -> ask(turn, caller, d.line(), d.digits()));
            }
        }
    }

    /** A target that has not answered is left and called by the caller. */
    private static void complete(Turn turn) {
        if (turn.state().transfer() instanceof Transfer.Consulting consulting) {
            Call caller = turn.state().call(consulting.caller()).orElseThrow();
            Call target = turn.state().call(consulting.target()).orElseThrow();
            if (target.up()) {
                hand(turn, caller, target);
            } else {
                Endings.hangUp(turn, target);
                ask(turn, caller, target.line(), target.party().number());
            }
        }
    }

    private static void ask(Turn turn, Call caller, LineId line, String number) {
        Party target = turn.state().settings().directory().named(new Party("", number));
        waitFor(turn, caller, Optional.empty(), target);
        turn.emit(new PhoneEffect.BlindTransfer(caller.id(), line, number));
    }

    private static void hand(Turn turn, Call caller, Call with) {
        waitFor(turn, caller, Optional.of(with.id()), with.party());
        turn.emit(new PhoneEffect.AttendedTransfer(caller.id(), with.id()));
    }

    private static void waitFor(Turn turn, Call caller, Optional<CallId> with, Party target) {
        Holding.want(turn, caller, true);
        turn.to(new OnCall(caller.id()));
        turn.to(new Transfer.Asked(caller.id(), with, target, false));
    }

    /**
     * The key that ends or leaves.
     *
     * @return false if there is no transfer to be left
     */
    static boolean cancelled(Turn turn) {
        if (!Situation.of(turn.state()).inTransfer()) {
            return false;
        }
        switch (turn.state().transfer()) {
            case Transfer.Number number -> resume(turn, number.caller());
            case Transfer.Consulting consulting -> {
                turn.state().call(consulting.target()).ifPresent(target -> Endings.hangUp(turn, target));
                resume(turn, consulting.caller());
            }
            case Transfer.Asked asked -> TransferOutcomes.givenUp(turn, asked);
            case Transfer.None _, Transfer.Failed _, Transfer.Back _, Transfer.Following _ -> {
                return false;
            }
        }
        return true;
    }

    private static void resume(Turn turn, CallId caller) {
        turn.to(Transfer.NONE);
        turn.state().call(caller).ifPresent(call -> Holding.take(turn, call));
    }

    // ---- what else happens in a transfer ----

    /**
     * The user has put the handset down or switched the speaker off: what rings or is answered is completed, else the
     * caller rings back.
     *
     * @return false if that is no matter of a transfer
     */
    static boolean onHook(Turn turn) {
        switch (turn.state().transfer()) {
            case Transfer.Number number -> ringBack(turn, number.caller());
            case Transfer.Consulting consulting -> {
                Call target = turn.state().call(consulting.target()).orElseThrow();
                boolean invited = turn.state().conference() instanceof Conference.Inviting;
                if (target.state() instanceof CallState.Calling || invited) {
                    Endings.hangUp(turn, target);
                    ringBack(turn, consulting.caller());
                } else {
                    complete(turn);
                }
            }
            case Transfer.Back back -> ringBack(turn, back.caller());
            // Held or not, he stays until the result is known.
            case Transfer.Asked asked -> {
                return turn.state()
                        .call(asked.caller())
                        .filter(turn.state()::inFocus)
                        .isPresent();
            }
            case Transfer.None _, Transfer.Failed _, Transfer.Following _ -> {
                return false;
            }
        }
        return true;
    }

    private static void ringBack(Turn turn, CallId caller) {
        turn.to(Transfer.NONE);
        turn.to(new Returning(caller, Comeback.SOON));
    }

    /** A call was placed: to the target, if the number of one was being collected or tried on another line. */
    static void placed(Turn turn, CallId call) {
        switch (turn.state().transfer()) {
            case Transfer.Number number -> turn.to(new Transfer.Consulting(number.caller(), call));
            case Transfer.Consulting consulting
            when turn.state().call(consulting.target()).filter(Call::live).isEmpty() ->
                turn.to(new Transfer.Consulting(consulting.caller(), call));
            case Transfer.Consulting _,
                    Transfer.None _,
                    Transfer.Asked _,
                    Transfer.Failed _,
                    Transfer.Back _,
                    Transfer.Following _ -> {}
        }
    }

    /** The user talks to a call again. If a result was waited for there, it does not matter to him any more. */
    static void taken(Turn turn, Call call) {
        if (turn.state().transfer() instanceof Transfer.Asked asked
                && asked.caller().equals(call.id())) {
            TransferOutcomes.drop(turn, asked);
        }
    }
}
