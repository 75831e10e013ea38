package org.offhook.provisioning.agent;

import java.util.Optional;

/** How an attempt to fetch the configuration ended. Each tells it in one sentence, without secrets. */
public sealed interface FetchOutcome {

    /** One sentence for a log or a screen. */
    String sentence();

    /**
     * The server sent a text. Whether it is a configuration has not been looked at.
     *
     * @param text may hold secrets
     * @param etag the server's name for this version, as sent
     */
    record Fetched(String text, Optional<String> etag, String sentence) implements FetchOutcome {

        /** Without the text. */
        @Override
        public String toString() {
            return "Fetched[" + sentence + "]";
        }
    }

    /** The server has nothing newer than what the phone named. */
    record Unchanged(String sentence) implements FetchOutcome {}

    /** The server does not know this phone. */
    record NotFound(String sentence) implements FetchOutcome {}

    /** The server does not give this phone a configuration; 401 or 403. */
    record Refused(int status, String sentence) implements FetchOutcome {}

    /** No answer: name, network, TLS or time. */
    record Unreachable(String sentence) implements FetchOutcome {}

    /** More than a configuration can be. Reading was stopped. */
    record TooLarge(String sentence) implements FetchOutcome {}

    /** An answer that makes no sense here: an error of the server, a wrong redirect, bytes that are no text. */
    record Invalid(String sentence) implements FetchOutcome {}
}
