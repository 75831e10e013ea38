package org.offhook.phone.core;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of the call history.
 *
 * @param started when it began to ring or was dialled
 * @param talked time from answer to end; zero if never answered
 */
public record CallRecord(LineId line, Kind kind, Party party, Instant started, Duration talked) {

    public enum Kind {
        PLACED,
        RECEIVED,
        MISSED
    }
}
