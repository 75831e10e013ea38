package org.offhook.phone.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.key.Key;

/**
 * A phone in virtual time: what happens goes in by the methods named after it, what the phone does about
 * the last of them is read by {@link #did()}, and what it shows and plays by the rest.
 */
final class PhoneFixture {

    static final LineId LINE_1 = new LineId(1);
    static final LineId LINE_2 = new LineId(2);
    static final Party BOB = new Party("Bob", "201");
    static final Party EVE = new Party("Eve", "202");
    static final MediaInfo PCMA = new MediaInfo("PCMA", false);

    /** The extension that the third key of a served phone watches. */
    static final Watched ANNA = new Watched(LINE_1, "205");

    /** Two lines with a mailbox each, a key that watches Anna, and one that dials. */
    static final PhoneSettings SERVED = new PhoneSettings(
            List.of(
                    new PhoneSettings.Line(LINE_1, "100", "100", "*97"),
                    new PhoneSettings.Line(LINE_2, "110", "110", "*98")),
            Map.of(
                    3, new KeyUse.Watch(ANNA, "Anna", "**205"),
                    4, new KeyUse.SpeedDial(LINE_2, "*72", "Forward")),
            2,
            PhoneSettings.Times.defaults(),
            "en",
            "UTC");

    private record Pending(long generation, Instant due) {}

    private final Map<PhoneTimer, Pending> pending = new EnumMap<>(PhoneTimer.class);
    private final List<PhoneEffect> effects = new ArrayList<>();
    private PhoneState state = PhoneState.initial(settings(2, PhoneSettings.Times.defaults()));
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private int arrived;

    static PhoneSettings settings(int maxCalls, PhoneSettings.Times times) {
        return new PhoneSettings(
                List.of(new PhoneSettings.Line(LINE_1, "100"), new PhoneSettings.Line(LINE_2, "110")), maxCalls, times);
    }

    /** A phone with a mailbox on each line, registered, and keys that are no line's. */
    static PhoneFixture served() {
        PhoneFixture phone = new PhoneFixture();
        phone.happens(new PhoneEvent.SettingsChanged(SERVED));
        for (LineId line : List.of(LINE_1, LINE_2)) {
            phone.happens(new PhoneEvent.RegistrationChanged(
                    line, RegistrationStatus.of(RegistrationStatus.State.REGISTERED)));
        }
        return phone;
    }

    // ---- what happens ----

    PhoneFixture anna(ExtensionState state) {
        return happens(new PhoneEvent.ExtensionChanged(ANNA, state));
    }

    PhoneFixture messages(LineId line, int fresh, int old) {
        return happens(new PhoneEvent.MessagesChanged(line, new Mailbox(fresh > 0, fresh, old)));
    }

    PhoneFixture happens(PhoneEvent event) {
        effects.clear();
        step(event);
        return this;
    }

    private void step(PhoneEvent event) {
        Step step = Phone.step(state, event, now);
        state = step.state();
        for (PhoneEffect effect : step.effects()) {
            switch (effect) {
                case PhoneEffect.StartTimer t ->
                    pending.put(t.timer(), new Pending(t.generation(), now.plus(t.after())));
                case PhoneEffect.CancelTimer t -> pending.remove(t.timer());
                default -> effects.add(effect);
            }
        }
    }

    PhoneFixture press(Key... keys) {
        effects.clear();
        for (Key key : keys) {
            step(new PhoneEvent.KeyPressed(key));
            step(new PhoneEvent.KeyReleased(key));
        }
        return this;
    }

    /** Presses the soft key that shows this label now. */
    PhoneFixture soft(String label) {
        int index = softKeys().indexOf(label);
        if (index < 0) {
            throw new AssertionError("no soft key " + label + " in " + softKeys());
        }
        return press(Key.values()[Key.SOFT_1.ordinal() + index]);
    }

    PhoneFixture dial(String digits) {
        return press(digits.chars().mapToObj(c -> Key.ofDialCharacter((char) c)).toArray(Key[]::new));
    }

    PhoneFixture lift() {
        return happens(new PhoneEvent.HookLifted());
    }

    PhoneFixture replace() {
        return happens(new PhoneEvent.HookReplaced());
    }

    CallId arrives(Party caller) {
        return arrives(caller, LINE_1, AutoAnswer.NO);
    }

    CallId arrives(Party caller, LineId line, AutoAnswer autoAnswer) {
        CallId id = new CallId("in-" + ++arrived);
        happens(new PhoneEvent.IncomingCall(id, line, caller, autoAnswer));
        return id;
    }

    PhoneFixture rings(CallId call) {
        return happens(new PhoneEvent.RemoteRinging(call));
    }

    PhoneFixture connected(CallId call) {
        return happens(new PhoneEvent.Connected(call, PCMA));
    }

    PhoneFixture ended(CallId call, EndReason.Kind kind) {
        return happens(new PhoneEvent.CallEnded(call, EndReason.of(kind)));
    }

    /** The peer accepts our hold ({@code true}) or resume. */
    PhoneFixture accepted(CallId call, boolean held) {
        return happens(new PhoneEvent.HoldResult(call, held, true));
    }

    PhoneFixture refused(CallId call, boolean held) {
        return happens(new PhoneEvent.HoldResult(call, held, false));
    }

    /** Lets time go by; timers fire when they are due. */
    PhoneFixture pass(Duration time) {
        effects.clear();
        Instant until = now.plus(time);
        while (true) {
            Optional<PhoneTimer> next = pending.keySet().stream()
                    .filter(timer -> !pending.get(timer).due().isAfter(until))
                    .min((a, b) -> pending.get(a).due().compareTo(pending.get(b).due()));
            if (next.isEmpty()) {
                break;
            }
            Pending fired = pending.remove(next.get());
            now = fired.due().isAfter(now) ? fired.due() : now;
            step(new PhoneEvent.TimerFired(next.get(), fired.generation()));
        }
        now = until;
        return this;
    }

    PhoneFixture seconds(double seconds) {
        return pass(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    // ---- short ways to where a test begins ----

    /** An answered call on the handset; the soft keys are out of their guard. */
    CallId talkingTo(Party caller) {
        CallId call = arrives(caller);
        lift();
        connected(call);
        seconds(1);
        return call;
    }

    /** Talking to the second on the handset while the first is held. */
    List<CallId> holdingOneTalkingToOther() {
        CallId held = talkingTo(BOB);
        CallId active = arrives(EVE);
        press(Key.OK);
        accepted(held, true);
        connected(active);
        seconds(1);
        return List.of(held, active);
    }

    // ---- what comes of it ----

    /** What the phone did about the last happening, but for sound and timers. */
    List<PhoneEffect> did() {
        return effects.stream()
                .filter(effect -> !(effect instanceof PhoneEffect.Hear))
                .toList();
    }

    /** The last call that the phone placed. */
    CallId placed() {
        return new CallId("out-" + state.memory().placed());
    }

    PhoneState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    Situation situation() {
        return Situation.of(state);
    }

    List<String> softKeys() {
        return SoftKeys.of(state).stream().map(SoftKey::label).toList();
    }

    Optional<Sound.Tone> tone() {
        return heard().tone();
    }

    /** The sound last asked for; what the state says must be the same. */
    Sound heard() {
        if (!Sounds.of(state).equals(state.upkeep().heard())) {
            throw new AssertionError("a change of sound was not told: " + Sounds.of(state));
        }
        return state.upkeep().heard();
    }

    List<CallId> talkingTo() {
        return heard().calls();
    }

    Sound.Path path() {
        return heard().path();
    }

    String digits() {
        return switch (state.activity()) {
            case Activity.PreDial p -> p.digits();
            case Activity.Dialling d -> d.digits();
            default -> throw new AssertionError("no digits in " + state.activity());
        };
    }

    boolean runs(PhoneTimer timer) {
        return pending.containsKey(timer);
    }

    @Override
    public String toString() {
        return situation() + " " + heard() + " "
                + Arrays.stream(PhoneTimer.values()).filter(this::runs).collect(Collectors.toList());
    }
}
