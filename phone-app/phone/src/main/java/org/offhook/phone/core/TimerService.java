package org.offhook.phone.core;

import java.time.Duration;

/** Brings {@link PhoneEvent.TimerFired} back after a time. Called on the phone loop only. */
public interface TimerService {

    /** Replaces the timer of that name if it runs. */
    void schedule(PhoneTimer timer, long generation, Duration after);

    void cancel(PhoneTimer timer);
}
