package org.offhook.phone.core;

import java.time.Instant;
import java.util.List;

/**
 * What the phone does: a pure function. Every event is allowed in every state; what makes no sense there
 * changes nothing.
 */
public final class Phone {

    private Phone() {}

    /**
     * @param at when the event happened
     * @return the phone afterwards, and what has to be done, in order
     */
    public static Step step(PhoneState before, PhoneEvent event, Instant at) {
        if (event instanceof PhoneEvent.TimerFired fired
                && !before.upkeep().timers().isCurrent(fired.timer(), fired.generation())) {
            return new Step(before, List.of());
        }
        Turn turn = new Turn(before, at);
        handle(turn, event);
        Conferences.settle(turn);
        Settling.settle(turn);
        Conferences.settleInvitation(turn);
        Menus.settle(before, turn, event);
        guardSoftKeys(before, turn, event);
        Sounds.follow(turn);
        TimersWanted.reconcile(turn);
        return turn.done();
    }

    private static void handle(Turn turn, PhoneEvent event) {
        switch (event) {
            case PhoneEvent.KeyPressed e -> Keys.pressed(turn, e.key());
            case PhoneEvent.KeyReleased e -> Keys.released(turn, e.key());
            case PhoneEvent.HookLifted _ -> Hook.lifted(turn);
            case PhoneEvent.HookReplaced _ -> Hook.replaced(turn);
            case PhoneEvent.DialRequested e -> Placing.requested(turn, e.line(), e.target());
            case PhoneEvent.AnswerRequested e -> Answering.requested(turn, e.call());
            case PhoneEvent.HangUpRequested e -> Endings.requested(turn, e.call());
            case PhoneEvent.MissedCallsViewed _ -> turn.to(turn.state().memory().with(Missed.NONE));
            case PhoneEvent.CallEvent e -> CallProgress.on(turn, e);
            case PhoneEvent.RegistrationChanged e -> turn.to(turn.state().withRegistration(e.line(), e.status()));
            case PhoneEvent.MessagesChanged e -> {
                if (turn.state().hasLine(e.line())) {
                    turn.to(turn.state().watching().with(e.line(), e.mailbox()));
                }
            }
            case PhoneEvent.ExtensionChanged e -> {
                if (turn.state().settings().watched().contains(e.who())) {
                    turn.to(turn.state().watching().with(e.who(), e.state()));
                }
            }
            case PhoneEvent.BoardReported e -> turn.to(turn.state().desk().withFaults(e.faults()));
            case PhoneEvent.SoundReported e -> turn.to(turn.state().desk().withSound(e.outlets(), e.problem()));
            case PhoneEvent.TimerFired e -> TimeOuts.fired(turn, e.timer());
            case PhoneEvent.SettingsChanged e -> settingsChanged(turn, e.settings());
            case PhoneEvent.KnobsFound e -> {
                turn.to(turn.state().panel().with(e.knobs()));
                Volume.adjustAll(turn);
            }
            case PhoneEvent.StatusRead e -> turn.to(turn.state().panel().with(e.status()));
            case PhoneEvent.SetUpChanged e -> turn.to(turn.state().panel().with(e.setUp()));
            case PhoneEvent.PinChecked e -> MenuOutcomes.pinChecked(turn, e.attempt(), e.right());
            case PhoneEvent.PinHashed e -> MenuOutcomes.pinSet(turn, e.attempt(), e.hash());
        }
    }

    /** New settings count from now on; what is under way goes on as it is. */
    private static void settingsChanged(Turn turn, PhoneSettings settings) {
        turn.to(turn.state().with(settings));
        turn.to(turn.state().watching().kept(settings));
        PhoneState state = turn.state();
        switch (state.activity()) {
            case Activity.PreDial p
            when !state.hasLine(p.line()) -> turn.to(new Activity.PreDial(state.defaultLine(), p.digits()));
            case Activity.Dialling d
            when !state.hasLine(d.line()) -> turn.to(new Activity.Dialling(state.defaultLine(), d.digits(), d.stage()));
            case Activity.Idle _,
                    Activity.PreDial _,
                    Activity.Dialling _,
                    Activity.OnCall _,
                    Activity.Returning _,
                    Activity.Ended _ -> {}
        }
    }

    /** A soft key whose meaning changed under the user's finger does nothing for a moment. */
    private static void guardSoftKeys(PhoneState before, Turn turn, PhoneEvent event) {
        if (!causedByUser(event) && !SoftKeys.of(before).equals(SoftKeys.of(turn.state()))) {
            turn.to(turn.state().upkeep().withGuard(true));
            turn.restart(PhoneTimer.SOFT_KEY_GUARD);
        }
    }

    private static boolean causedByUser(PhoneEvent event) {
        return switch (event) {
            case PhoneEvent.KeyPressed _,
                    PhoneEvent.KeyReleased _,
                    PhoneEvent.HookLifted _,
                    PhoneEvent.HookReplaced _,
                    PhoneEvent.MissedCallsViewed _ -> true;
            case PhoneEvent.DialRequested _,
                    PhoneEvent.AnswerRequested _,
                    PhoneEvent.HangUpRequested _,
                    PhoneEvent.CallEvent _,
                    PhoneEvent.RegistrationChanged _,
                    PhoneEvent.MessagesChanged _,
                    PhoneEvent.ExtensionChanged _,
                    PhoneEvent.BoardReported _,
                    PhoneEvent.SoundReported _,
                    PhoneEvent.TimerFired _,
                    PhoneEvent.KnobsFound _,
                    PhoneEvent.StatusRead _,
                    PhoneEvent.SetUpChanged _,
                    PhoneEvent.PinChecked _,
                    PhoneEvent.PinHashed _,
                    PhoneEvent.SettingsChanged _ -> false;
        };
    }
}
