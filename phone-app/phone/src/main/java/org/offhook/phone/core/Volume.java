package org.offhook.phone.core;

import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.User;
import org.offhook.phone.core.user.UserSettings;

/** Volumes and whatever else is more or less. */
final class Volume {

    private Volume() {}

    /** A volume key: what the user listens with, else the ringer. */
    static void step(Turn turn, int by) {
        Knob knob = knob(turn.state().desk());
        VolumeBar bar = turn.state().panel().bar();
        int steps = bar.knob() == knob ? bar.steps() + 1 : 1;
        turn.to(turn.state().panel().with(new VolumeBar(knob, steps)));
        set(turn, knob, turn.state().user().settings().level(knob) + by);
    }

    static Knob knob(Desk desk) {
        return switch (desk.handsFree()) {
            case SPEAKER -> Knob.SPEAKER;
            case HEADSET -> Knob.HEADSET;
            case OFF -> desk.handsetUp() ? Knob.HANDSET : Knob.RINGER;
        };
    }

    /** What the phone does not have keeps its level. */
    static void set(Turn turn, Knob knob, int level) {
        User user = turn.state().user();
        int fitted = knob.fitted(level);
        if (turn.state().panel().knobs().contains(knob)
                && fitted != user.settings().level(knob)) {
            turn.to(user.with(user.settings().with(knob, fitted)));
            turn.emit(new PhoneEffect.Adjust(knob, fitted));
        }
    }

    /** Brings every knob of the phone to where the user wants it. */
    static void adjustAll(Turn turn) {
        UserSettings settings = turn.state().user().settings();
        turn.state().panel().knobs().stream()
                .sorted()
                .forEach(knob -> turn.emit(new PhoneEffect.Adjust(knob, settings.level(knob))));
    }
}
