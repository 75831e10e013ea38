package org.offhook.phone.core;

import java.util.List;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;

/** Everything that can happen to the phone. The core learns of the world by these alone. */
public sealed interface PhoneEvent {

    // ---- the user, at the phone or by remote control ----

    record KeyPressed(Key key) implements PhoneEvent {}

    record KeyReleased(Key key) implements PhoneEvent {}

    record HookLifted() implements PhoneEvent {}

    record HookReplaced() implements PhoneEvent {}

    /** Dials without keys: remote control, command line, click to dial. Uses the speaker if the handset is down. */
    record DialRequested(LineId line, String target) implements PhoneEvent {}

    /** Answers a ringing call without keys. */
    record AnswerRequested(CallId call) implements PhoneEvent {}

    /** Ends a call without keys. */
    record HangUpRequested(CallId call) implements PhoneEvent {}

    /** The user has looked at the list of missed calls, here or on a web page. */
    record MissedCallsViewed() implements PhoneEvent {}

    // ---- calls, from the SIP side ----

    /** Events about one call. */
    sealed interface CallEvent extends PhoneEvent {
        CallId call();
    }

    record IncomingCall(CallId call, LineId line, Party caller, AutoAnswer autoAnswer) implements CallEvent {}

    /**
     * The server hands us on: this call comes in place of {@code old}, which is up (RFC 3891). It is answered at once
     * and the old one ended.
     */
    record CallReplaced(CallId call, CallId old, LineId line, Party caller) implements CallEvent {}

    /** The other side asks us to call somebody else; wants a {@code Follow} or a {@code Stay}. */
    record HandedOn(CallId call, Party target) implements CallEvent {}

    /** 180 without media: our ring-back tone. */
    record RemoteRinging(CallId call) implements CallEvent {}

    /** Early media flows: what the network plays replaces our ring-back tone. */
    record EarlyMedia(CallId call) implements CallEvent {}

    /** The call is up: 200 with an answer, media applied. */
    record Connected(CallId call, MediaInfo media) implements CallEvent {}

    /** Codec or encryption changed during the call. */
    record MediaChanged(CallId call, MediaInfo media) implements CallEvent {}

    /** How the call sounds lately and in all; at most once a second, and only when it has changed. */
    record QualityMeasured(CallId call, SoundQuality quality) implements CallEvent {}

    /**
     * The other side has sent a DTMF digit, as an event or in its sound.
     *
     * @param digit one of {@code 0–9 * # A–D}; any other is ignored
     */
    record DigitHeard(CallId call, char digit) implements CallEvent {

        /** Leaves the digit out: it may be part of a PIN, and this may come into a log. */
        @Override
        public String toString() {
            return "DigitHeard[call=" + call + "]";
        }
    }

    /** The other side holds us ({@code true}) or took us back. */
    record RemoteHold(CallId call, boolean held) implements CallEvent {}

    /** Our hold ({@code held} true) or resume was accepted, or not: then the call is as before. */
    record HoldResult(CallId call, boolean held, boolean accepted) implements CallEvent {}

    /** A target that the other side calls as we asked it to rings. */
    record TransferProgress(CallId call) implements CallEvent {}

    /**
     * What came of a transfer; told once, unless the call ends before.
     *
     * @param reason {@code TRANSFERRED}, or why the call is as before
     */
    record TransferResult(CallId call, EndReason reason) implements CallEvent {}

    /** The last event of a call, whoever ended it. */
    record CallEnded(CallId call, EndReason reason) implements CallEvent {}

    // ---- the rest of the world ----

    record RegistrationChanged(LineId line, RegistrationStatus status) implements PhoneEvent {}

    /**
     * A sound device is missing, or is there again.
     *
     * @param outlets what it is for
     * @param problem one sentence, or the empty string if it works
     */
    record SoundReported(Set<Outlet> outlets, String problem) implements PhoneEvent {
        public SoundReported {
            outlets = Set.copyOf(outlets);
        }
    }

    /** The server has told of the messages of a line. */
    record MessagesChanged(LineId line, Mailbox mailbox) implements PhoneEvent {}

    /** The server has told what an extension does, or does not tell any more. */
    record ExtensionChanged(Watched who, ExtensionState state) implements PhoneEvent {}

    /** What of the board does not work, a sentence each; all of it, in place of what was told before. */
    record BoardReported(List<String> faults) implements PhoneEvent {

        public BoardReported {
            faults = List.copyOf(faults);
        }
    }

    record TimerFired(PhoneTimer timer, long generation) implements PhoneEvent {}

    /** What can be adjusted on this phone; each knob is then brought to where the user left it. */
    record KnobsFound(Set<Knob> knobs) implements PhoneEvent {}

    /** The server of the settings has answered, or not. */
    record SetUpChanged(SetUp setUp) implements PhoneEvent {}

    record StatusRead(DeviceStatus status) implements PhoneEvent {}

    record PinChecked(long attempt, boolean right) implements PhoneEvent {}

    /** The new PIN is hashed and from now on the one to know. */
    record PinHashed(long attempt, PinHash hash) implements PhoneEvent {}

    /** New settings are in force. */
    record SettingsChanged(PhoneSettings settings) implements PhoneEvent {}
}
