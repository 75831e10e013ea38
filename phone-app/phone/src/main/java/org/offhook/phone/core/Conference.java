package org.offhook.phone.core;

import java.time.Instant;
import java.util.List;

/** How far a conference has come. The phone itself mixes the sound of those who are in it. */
public sealed interface Conference {

    /** None. */
    record None() implements Conference {}

    /**
     * The caller is held while the user calls somebody to be joined to him. The number and the ringing are those of a
     * {@link Transfer}; when the other one has answered there are two ordinary calls, which the user joins.
     */
    record Inviting(CallId caller) implements Conference {}

    /**
     * The members hear each other and the user, or the user holds them all. He is with one of them.
     *
     * @param members two, in the order in which they came
     * @param since when they were joined
     */
    record Joined(List<CallId> members, Instant since) implements Conference {
        public Joined {
            members = List.copyOf(members);
        }
    }

    Conference NONE = new None();
}
