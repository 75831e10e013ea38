package org.offhook.phone.sip.event;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings one subscription to its server: authentication and 423 are settled below. For the SIP loop only. */
interface Subscriber {

    /**
     * Subscribes, or refreshes the subscription that there is.
     *
     * @param expires zero ends it
     * @param done called once, on the loop, never before this returns
     */
    void subscribe(Duration expires, Consumer<Outcome> done);

    /** There is no subscription any more, whatever the server thinks: the next one is a new one. */
    void forget();

    /** What came of it. */
    sealed interface Outcome {

        /** The server keeps it for so long. */
        record Granted(Duration expires) implements Outcome {}

        /** The server does not know it any more (481). */
        record Gone() implements Outcome {}

        /** A final refusal. */
        record Refused(int code, Optional<Duration> retryAfter) implements Outcome {}

        /** No answer, or no way to the server. */
        record Unreachable() implements Outcome {}
    }
}
