package org.offhook.phone.sip.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings one registration to its server: authentication and 423 are settled below. For the SIP loop only. */
interface Registrar {

    /**
     * @param expires zero takes the binding away
     * @param done called once, on the loop, never before this returns
     */
    void register(Duration expires, Consumer<Outcome> done);

    /** What came of it. */
    sealed interface Outcome {

        /** The server keeps the binding for so long. */
        record Granted(Duration expires) implements Outcome {}

        /** A final refusal. */
        record Refused(int code, String reason, Optional<Duration> retryAfter) implements Outcome {}

        /** No answer, or no way to the server; the sentence is for the user. */
        record Unreachable(String sentence) implements Outcome {}
    }
}
