package org.offhook.phone.core;

import java.time.Duration;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Pin;
import org.offhook.phone.core.user.PinHash;

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

    /**
     * Asks the other side to call the target in place of us; a {@code TransferResult} comes of it. The call is up.
     *
     * @param line by whose server the target is called
     * @param target as in {@code PlaceCall}
     */
    record BlindTransfer(CallId call, LineId line, String target) implements PhoneEffect {}

    /** Asks the other side to take our place in the call {@code with}; a {@code TransferResult} comes of it. Both are up. */
    record AttendedTransfer(CallId call, CallId with) implements PhoneEffect {}

    /** Calls whom the other side of {@code asking} has asked us to call ({@code HandedOn}). */
    record Follow(CallId call, CallId asking) implements PhoneEffect {}

    /** Does not call whom the other side of {@code asking} has asked us to call. */
    record Stay(CallId asking) implements PhoneEffect {}

    // ---- to the sound ----

    /** What is to be heard from now on; sent only when it changed. */
    record Hear(Sound sound) implements PhoneEffect {}

    // ---- to board and sound ----

    /** Brings a volume, the contrast or the backlight to a level; only for knobs that the phone has. */
    record Adjust(Knob knob, int level) implements PhoneEffect {}

    // ---- for the menu; these take a while and come back as events ----

    /** Wants a {@code StatusRead}. */
    record ReadStatus() implements PhoneEffect {}

    /** Wants a {@code PinChecked} with the same attempt, whatever happens. */
    record CheckPin(long attempt, Pin pin, PinHash against) implements PhoneEffect {}

    /** Wants a {@code PinHashed} with the same attempt. */
    record HashPin(long attempt, Pin pin) implements PhoneEffect {}

    // ---- to the scheduler ----

    /** Replaces the timer of that name if it runs. */
    record StartTimer(PhoneTimer timer, long generation, Duration after) implements PhoneEffect {}

    record CancelTimer(PhoneTimer timer) implements PhoneEffect {}

    // ---- to the memory of the phone ----

    /** A finished call for the history. */
    record RecordCall(CallRecord call) implements PhoneEffect {}
}
