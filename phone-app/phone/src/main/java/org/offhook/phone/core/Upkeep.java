package org.offhook.phone.core;

/**
 * What the core keeps to tell the outer world only what changed.
 *
 * @param guarded soft keys are ignored for the moment
 * @param heard the sound last asked for
 */
public record Upkeep(boolean guarded, Timers timers, Sound heard) {

    static final Upkeep NEW = new Upkeep(false, Timers.NONE, Sound.SILENCE);

    Upkeep withGuard(boolean changed) {
        return new Upkeep(changed, timers, heard);
    }

    Upkeep with(Timers changed) {
        return new Upkeep(guarded, changed, heard);
    }

    Upkeep with(Sound changed) {
        return new Upkeep(guarded, timers, changed);
    }
}
