package org.offhook.phone.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.offhook.phone.core.user.User;

/** One step in the making: the state so far and the effects so far. Lives within one call of {@link Phone#step}. */
final class Turn {

    private final Instant at;
    private final List<PhoneEffect> effects = new ArrayList<>();
    private PhoneState state;

    Turn(PhoneState state, Instant at) {
        this.state = state;
        this.at = at;
    }

    PhoneState state() {
        return state;
    }

    Instant at() {
        return at;
    }

    Step done() {
        return new Step(state, effects);
    }

    void emit(PhoneEffect effect) {
        effects.add(effect);
    }

    void to(PhoneState changed) {
        state = changed;
    }

    void to(Activity changed) {
        state = state.with(changed);
    }

    void to(Desk changed) {
        state = state.with(changed);
    }

    void to(HandsFree changed) {
        state = state.with(state.desk().with(changed));
    }

    void to(Call changed) {
        state = state.withCall(changed);
    }

    void to(Memory changed) {
        state = state.with(changed);
    }

    void to(Cues changed) {
        state = state.with(changed);
    }

    void to(User changed) {
        state = state.with(changed);
    }

    void to(Panel changed) {
        state = state.with(changed);
    }

    void to(Watching changed) {
        state = state.with(changed);
    }

    void to(Transfer changed) {
        state = state.with(changed);
    }

    void to(Conference changed) {
        state = state.with(changed);
    }

    void to(Upkeep changed) {
        state = state.with(changed);
    }

    void to(Timers changed) {
        to(state.upkeep().with(changed));
    }

    /** Makes a timer run its whole time again, if the state still wants it at the end of the step. */
    void restart(PhoneTimer timer) {
        to(state.upkeep().timers().without(timer));
    }

    /** Lets the user hear: on the speaker, if he uses nothing else. */
    void engage() {
        if (!state.desk().engaged()) {
            to(HandsFree.SPEAKER);
        }
    }
}
