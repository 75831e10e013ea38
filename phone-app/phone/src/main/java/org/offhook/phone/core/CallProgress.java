package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.CallState.EndedBy;
import org.offhook.phone.core.CallState.Up;
import org.offhook.phone.core.PhoneEvent.CallEvent;

/** What the SIP side says about calls. */
final class CallProgress {

    private static final String DIGITS = "0123456789*#ABCD";

    private CallProgress() {}

    static void on(Turn turn, CallEvent event) {
        Call call = turn.state().call(event.call()).orElse(null);
        if (call == null) {
            unknown(turn, event);
            return;
        }
        switch (event) {
            case PhoneEvent.IncomingCall _, PhoneEvent.CallReplaced _ -> {}
            case PhoneEvent.HandedOn e -> Replacing.handedOn(turn, call, e.target());
            case PhoneEvent.RemoteRinging _ -> {
                if (call.state() instanceof CallState.Calling) {
                    turn.to(call.with(new CallState.RingingOut()));
                }
            }
            case PhoneEvent.EarlyMedia _ -> {
                if (call.outgoing()) {
                    turn.to(call.with(new CallState.EarlyMedia()));
                }
            }
            case PhoneEvent.Connected e -> connected(turn, call, e.media());
            case PhoneEvent.MediaChanged e -> {
                if (call.state() instanceof Up up) {
                    turn.to(call.with(up.withMedia(e.media().with(up.media().quality()))));
                }
            }
            case PhoneEvent.QualityMeasured e -> {
                if (call.state() instanceof Up up) {
                    turn.to(call.with(up.withMedia(up.media().with(Optional.of(e.quality())))));
                }
            }
            case PhoneEvent.DigitHeard e -> digitHeard(turn, call, e.digit());
            case PhoneEvent.RemoteHold e -> {
                if (call.state() instanceof Up up) {
                    turn.to(call.with(new Up(up.since(), up.media(), up.hold(), e.held())));
                }
            }
            case PhoneEvent.HoldResult e -> Holding.result(turn, call, e);
            case PhoneEvent.TransferProgress _ -> TransferOutcomes.progress(turn, call);
            case PhoneEvent.TransferResult e -> TransferOutcomes.result(turn, call, e.reason());
            case PhoneEvent.CallEnded e -> Endings.ended(turn, call, e.reason());
        }
    }

    /** A call that is up and that nobody here knows would be lost: it is ended. */
    private static void unknown(Turn turn, CallEvent event) {
        switch (event) {
            case PhoneEvent.IncomingCall e -> incoming(turn, e);
            case PhoneEvent.CallReplaced e -> Replacing.on(turn, e);
            case PhoneEvent.Connected e -> turn.emit(new PhoneEffect.HangUp(e.call()));
            case PhoneEvent.RemoteRinging _,
                    PhoneEvent.HandedOn _,
                    PhoneEvent.EarlyMedia _,
                    PhoneEvent.MediaChanged _,
                    PhoneEvent.QualityMeasured _,
                    PhoneEvent.DigitHeard _,
                    PhoneEvent.RemoteHold _,
                    PhoneEvent.HoldResult _,
                    PhoneEvent.TransferProgress _,
                    PhoneEvent.TransferResult _,
                    PhoneEvent.CallEnded _ -> {}
        }
    }

    static void incoming(Turn turn, PhoneEvent.IncomingCall e) {
        PhoneState before = turn.state();
        Party caller = before.settings().directory().named(e.caller());
        Call call =
                new Call(e.call(), e.line(), Call.Direction.RECEIVED, caller, turn.at(), new CallState.Ringing(false));
        turn.to(before.withNewCall(call));
        if (!before.hasFreeCall()) {
            Endings.end(turn, call, EndedBy.NO_SLOT);
            return;
        }
        if (before.user().settings().doNotDisturb()) {
            Endings.end(turn, call, EndedBy.DO_NOT_DISTURB);
            return;
        }
        // Also for a call that answers itself: answering takes a while, and the caller hears that it has arrived.
        turn.emit(new PhoneEffect.SendRinging(call.id()));
        if (e.autoAnswer() != AutoAnswer.NO && atRest(before)) {
            Answering.byItself(turn, call, e.autoAnswer());
        }
    }

    /** Nobody is talking, waiting or dialling: a call may answer itself. */
    private static boolean atRest(PhoneState state) {
        return state.calls().stream().noneMatch(Call::live) && !(state.activity() instanceof Dialling);
    }

    /** Also before the answer: a call that we placed may have early media, and one that we answer is about to be up. */
    private static void digitHeard(Turn turn, Call call, char digit) {
        switch (call.state()) {
            case CallState.Outgoing _, CallState.Answering _, Up _ -> {
                if (DIGITS.indexOf(digit) >= 0) {
                    turn.to(call.withDigit(digit));
                }
            }
            case CallState.Ringing _, CallState.Ending _ -> {}
        }
    }

    /** A call that comes up while the user has turned to another one is held at once. */
    private static void connected(Turn turn, Call call, MediaInfo media) {
        switch (call.state()) {
            case CallState.Outgoing _, CallState.Ringing _, CallState.Answering _ -> {
                Call up = call.with(new Up(turn.at(), media, OwnHold.none(turn.at()), false));
                turn.to(up);
                if (!turn.state().inFocus(up)) {
                    Holding.want(turn, up, true);
                }
            }
            case Up up -> turn.to(call.with(up.withMedia(media.with(up.media().quality()))));
            case CallState.Ending _ -> {}
        }
    }
}
