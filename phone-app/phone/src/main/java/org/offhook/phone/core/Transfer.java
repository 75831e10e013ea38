package org.offhook.phone.core;

import java.util.Optional;

/**
 * How far a transfer has come: the caller is to be handed on to a target. Whatever goes wrong on the way, the user has
 * the caller again.
 */
public sealed interface Transfer {

    /** None is under way. */
    record None() implements Transfer {}

    /** The caller is held, and the number of the target is being collected. */
    record Number(CallId caller) implements Transfer {}

    /** The target rings, or the user speaks to it or, swapped, to the caller. */
    record Consulting(CallId caller, CallId target) implements Transfer {}

    /**
     * The caller's phone was asked to call the target, and its result is waited for.
     *
     * @param with the call to the target that it is to replace; empty in a blind transfer
     * @param rings the target has been reached
     */
    record Asked(CallId caller, Optional<CallId> with, Party target, boolean rings) implements Transfer {

        Asked ringing() {
            return new Asked(caller, with, target, true);
        }
    }

    /** It came to nothing; the screen says why, and the user is with the caller again, or with the target as before. */
    record Failed(CallId caller, Optional<CallId> with, Party target, EndReason reason) implements Transfer {}

    /** The target is gone. When the user has read why, the caller is resumed. */
    record Back(CallId caller) implements Transfer {}

    /** We are handed on: the other side of {@code old}, who is kept until then, has asked us to call {@code next}. */
    record Following(CallId old, CallId next) implements Transfer {}

    Transfer NONE = new None();

    /** The caller whom the user must not lose; empty if there is none, or he has him again. */
    default Optional<CallId> kept() {
        return switch (this) {
            case Number number -> Optional.of(number.caller());
            case Consulting consulting -> Optional.of(consulting.caller());
            case Asked asked -> Optional.of(asked.caller());
            case Following following -> Optional.of(following.old());
            case Back back -> Optional.of(back.caller());
            case None _, Failed _ -> Optional.empty();
        };
    }
}
