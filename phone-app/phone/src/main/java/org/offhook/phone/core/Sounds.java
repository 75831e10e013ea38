package org.offhook.phone.core;

import java.util.List;
import java.util.Optional;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;

/** What is to be heard in a state. */
public final class Sounds {

    private Sounds() {}

    public static Sound of(PhoneState state) {
        Desk desk = state.desk();
        Sound.Path path =
                switch (desk.handsFree()) {
                    case SPEAKER -> Sound.Path.SPEAKER;
                    case HEADSET -> Sound.Path.HEADSET;
                    case OFF -> desk.handsetUp() ? Sound.Path.HANDSET : Sound.Path.SPEAKER;
                };
        return new Sound(talking(state), tone(state), state.cues().digit(), path, desk.muted());
    }

    /** Asks for the sound of the new state, if it is another. */
    static void follow(Turn turn) {
        Sound sound = of(turn.state());
        if (!sound.equals(turn.state().upkeep().heard())) {
            turn.to(turn.state().upkeep().with(sound));
            turn.emit(new PhoneEffect.Hear(sound));
        }
    }

    /** The call that the user is with, and those who are in a conference with it. */
    private static List<CallId> talking(PhoneState state) {
        if (!state.desk().engaged() || !(state.activity() instanceof OnCall)) {
            return List.of();
        }
        return state.focus().stream()
                .flatMap(focus -> Conferences.heard(state, focus).stream())
                .filter(call -> call.open() || call.state() instanceof CallState.EarlyMedia)
                .map(Call::id)
                .toList();
    }

    private static Optional<Sound.Tone> tone(PhoneState state) {
        if (state.calls().stream()
                .anyMatch(call -> call.state() instanceof CallState.Ringing(boolean silenced) && !silenced)) {
            return Optional.of(state.desk().engaged() ? Sound.Tone.CALL_WAITING : Sound.Tone.RINGER);
        }
        if (state.cues().intercom()) {
            return Optional.of(Sound.Tone.INTERCOM_BEEPS);
        }
        Optional<Sound.Tone> doing = activityTone(state);
        return doing.isEmpty() && state.cues().reminding() ? Optional.of(Sound.Tone.HOLD_REMINDER) : doing;
    }

    private static Optional<Sound.Tone> activityTone(PhoneState state) {
        return switch (state.activity()) {
            case Idle _, PreDial _ -> Optional.empty();
            case Dialling d ->
                switch (d.stage()) {
                    case DIAL_TONE -> Optional.of(Sound.Tone.DIAL);
                    case CONGESTION -> Optional.of(Sound.Tone.CONGESTION);
                    case WARNING -> Optional.of(Sound.Tone.OFF_HOOK_WARNING);
                    case COLLECTING, SILENT -> Optional.empty();
                };
            case OnCall _ ->
                state.focus()
                        .filter(call -> call.state() instanceof CallState.RingingOut)
                        .map(_ -> Sound.Tone.RING_BACK);
            case Returning back -> back.how() == Comeback.RINGING ? Optional.of(Sound.Tone.RINGER) : Optional.empty();
            case Ended e -> state.desk().engaged() ? endedTone(e) : Optional.empty();
        };
    }

    /** The tone for a call that did not come about. */
    static Optional<Sound.Tone> endedTone(Ended ended) {
        if (ended.answered()) {
            return Optional.empty();
        }
        return switch (ended.reason().kind()) {
            case BUSY, REJECTED -> Optional.of(Sound.Tone.BUSY);
            case NO_ANSWER, NOT_FOUND, NO_COMMON_CODEC, UNREACHABLE, NOT_AUTHORISED, LOCKED, FAILED ->
                Optional.of(Sound.Tone.CONGESTION);
            case REMOTE_HANG_UP, TRANSFERRED, LOCAL, CALLER_GAVE_UP, ANSWERED_ELSEWHERE -> Optional.empty();
        };
    }
}
