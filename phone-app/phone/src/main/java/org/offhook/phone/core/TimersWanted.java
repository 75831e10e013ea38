package org.offhook.phone.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;

/**
 * Which timers a state needs, as a pure function of it: no step can forget to start or to cancel one.
 * The settings in force when a timer starts decide how long it runs.
 */
final class TimersWanted {

    static final Duration REMINDER_SOUND = Duration.ofMillis(500);
    static final Duration TRANSFER_RESULT = Duration.ofSeconds(30);
    static final Duration INTERCOM_SOUND = Duration.ofSeconds(1);

    private static final PhoneTimer[] ALL = PhoneTimer.values();

    /** A timer that a state needs. */
    record Want(Object cause, Duration after) {}

    private TimersWanted() {}

    /** Starts what is newly wanted and cancels what is not wanted any more. */
    static void reconcile(Turn turn) {
        for (PhoneTimer timer : ALL) {
            Timers timers = turn.state().upkeep().timers();
            Timers.Running running = timers.running().get(timer);
            Optional<Want> want = of(timer, turn.state(), turn.at());
            if (want.isEmpty() && running != null) {
                turn.to(timers.without(timer));
                turn.emit(new PhoneEffect.CancelTimer(timer));
            } else if (want.isPresent()
                    && (running == null || !running.cause().equals(want.get().cause()))) {
                Timers started = timers.with(timer, want.get().cause());
                turn.to(started);
                turn.emit(new PhoneEffect.StartTimer(
                        timer, started.generation(), want.get().after()));
            }
        }
    }

    static Optional<Want> of(PhoneTimer timer, PhoneState state, Instant at) {
        PhoneSettings.Times times = state.settings().times();
        return switch (timer) {
            case INTER_DIGIT -> interDigit(state, times);
            case OFF_HOOK_TONES -> offHookTones(state, times);
            case INCOMING_RING -> incomingRing(state, times, at);
            case OUTGOING_RING -> Placing.givenUpInTime(state).map(call -> new Want(call.id(), times.outgoingRing()));
            case ENDED_NOTICE -> endedNotice(state, times);
            case ENDED_TONE -> endedTone(state, times);
            case HOLD_REMINDER -> holdReminder(state, times);
            case HELD_RING_BACK -> heldRingBack(state, times);
            case SOFT_KEY_GUARD -> when(state.upkeep().guarded(), timer, times.softKeyGuard());
            case DIGIT_SOUND -> when(state.cues().digit() != 0, state.cues().digit(), times.digitSound());
            case INTERCOM_BEEPS -> when(state.cues().intercom(), timer, INTERCOM_SOUND);
            case TRANSFER_RESULT ->
                state.transfer() instanceof Transfer.Asked asked
                        ? Optional.of(new Want(asked.caller(), TRANSFER_RESULT))
                        : Optional.empty();
            case TRANSFER_NOTICE ->
                when(state.transfer() instanceof Transfer.Failed, state.transfer(), times.endedNotice());
            case MENU_IDLE -> MenuTimers.menuIdle(state);
            case TAP_COMMIT -> MenuTimers.tapCommit(state);
            case STATUS_READ -> MenuTimers.statusRead(state);
            case VOLUME_BAR -> MenuTimers.bar(state);
            case KEY_REPEAT -> MenuTimers.keyRepeat(state);
            case LONG_PRESS -> MenuTimers.longPress(state);
        };
    }

    static Optional<Want> when(boolean wanted, Object cause, Duration after) {
        return wanted ? Optional.of(new Want(cause, after)) : Optional.empty();
    }

    private static Optional<Want> interDigit(PhoneState state, PhoneSettings.Times times) {
        if (!(state.activity() instanceof Dialling d)
                || d.stage() != Stage.COLLECTING
                || state.transfer() instanceof Transfer.Number) {
            return Optional.empty();
        }
        Duration after = DialMatch.of(d.digits()) == DialMatch.COMPLETE ? times.interDigit() : times.digitsMissing();
        return Optional.of(new Want(d.digits(), after));
    }

    private static Optional<Want> offHookTones(PhoneState state, PhoneSettings.Times times) {
        return switch (state.activity()) {
            case Dialling d ->
                switch (d.stage()) {
                    case DIAL_TONE -> Optional.of(new Want(d, times.dialTone()));
                    case CONGESTION -> Optional.of(new Want(d, times.congestion()));
                    case WARNING -> Optional.of(new Want(d, times.offHookWarning()));
                    case COLLECTING, SILENT -> Optional.empty();
                };
            case Ended e -> when(lastsOnHandset(state) && Sounds.endedTone(e).isPresent(), e, times.congestion());
            case Activity.Idle _, PreDial _, OnCall _, Returning _ -> Optional.empty();
        };
    }

    /** A notice stays as long as the handset is up, unless somebody waits on hold. */
    private static boolean lastsOnHandset(PhoneState state) {
        return state.desk().handsetUp() && state.waiting().isEmpty();
    }

    private static Optional<Want> incomingRing(PhoneState state, PhoneSettings.Times times, Instant at) {
        return state.incoming().map(call -> {
            Duration rung = call.started().isBefore(at) ? Duration.between(call.started(), at) : Duration.ZERO;
            Duration left = times.incomingRing().minus(rung);
            return new Want(call.id(), left.isNegative() ? Duration.ZERO : left);
        });
    }

    private static Optional<Want> endedNotice(PhoneState state, PhoneSettings.Times times) {
        return state.activity() instanceof Ended e
                ? when(!lastsOnHandset(state), e, times.endedNotice())
                : Optional.empty();
    }

    private static Optional<Want> endedTone(PhoneState state, PhoneSettings.Times times) {
        return state.activity() instanceof Ended e
                ? when(lastsOnHandset(state) && Sounds.endedTone(e).isEmpty(), e, times.endedTone())
                : Optional.empty();
    }

    private static Optional<Want> holdReminder(PhoneState state, PhoneSettings.Times times) {
        if (state.parked().isEmpty()) {
            return Optional.empty();
        }
        int reminders = state.cues().reminders();
        Duration after = state.cues().reminding()
                ? REMINDER_SOUND
                : reminders == 0 ? times.holdReminder() : times.holdReminder().minus(REMINDER_SOUND);
        return Optional.of(new Want(reminders, after));
    }

    private static Optional<Want> heldRingBack(PhoneState state, PhoneSettings.Times times) {
        if (!(state.activity() instanceof Returning back)) {
            return Optional.empty();
        }
        return switch (back.how()) {
            case SOON -> Optional.of(new Want(back.call(), times.heldRingBack()));
            case RINGING, SILENCED ->
                Optional.of(new Want(new Returning(back.call(), Comeback.RINGING), times.incomingRing()));
        };
    }
}
