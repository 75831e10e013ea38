package org.offhook.phone.core;

import java.time.Duration;

/**
 * A call that was up and is over.
 *
 * @param media as it was at the end, with the quality of the whole call
 */
public record FinishedCall(CallId id, Party party, Call.Direction direction, Duration talked, MediaInfo media) {}
