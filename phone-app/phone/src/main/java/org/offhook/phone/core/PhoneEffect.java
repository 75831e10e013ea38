package org.offhook.phone.core;

import java.time.Duration;

/** What the core wants done. Adapters at the edge carry effects out, in order, and never answer directly. */
public sealed interface PhoneEffect {

    // ---- to the SIP side ----

    record PlaceCall(CallId call, LineId line, String target) implements PhoneEffect {}

    /** Tell the caller that we ring (180). */
    record SendRinging(CallId call) implements PhoneEffect {}

    record Answer(CallId call) implements PhoneEffect {}

    record Reject(CallId call, RejectReason reason) implements PhoneEffect {}

    /** Ends a call in whatever state: CANCEL, BYE or a refusal. */
    record HangUp(CallId call) implements PhoneEffect {}

    /**
     * The result comes as {@code HoldResult}. The core never sends a second Hold or Resume for a call before
     * the result of the first.
     */
    record Hold(CallId call) implements PhoneEffect {}

    record Resume(CallId call) implements PhoneEffect {}

    record SendDigit(CallId call, char digit) implements PhoneEffect {}

    // ---- to the sound ----

    /** What is to be heard from now on; sent only when it changed. */
    record Hear(Sound sound) implements PhoneEffect {}

    /** Changes the volume of what is heard now: handset, speaker or ringer. */
    record StepVolume(int steps) implements PhoneEffect {}

    // ---- to the scheduler ----

    /** Replaces the timer of that name if it runs. */
    record StartTimer(PhoneTimer timer, long generation, Duration after) implements PhoneEffect {}

    record CancelTimer(PhoneTimer timer) implements PhoneEffect {}

    // ---- to the memory of the phone ----

    /** A finished call for the history. */
    record RecordCall(CallRecord call) implements PhoneEffect {}
}
