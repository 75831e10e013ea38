package org.offhook.phone.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.offhook.audio.pcm.WavPcmDevice;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.Sounds;
import org.offhook.phone.wiring.OffHook;
import org.offhook.testkit.Await;
import org.offhook.testkit.Wav;

/**
 * The whole phone, started from a configuration as a user writes it, whose microphone and loudspeaker are files
 * and whose keys the test presses.
 */
final class TestPhone implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(10);
    static final int RATE_HZ = 16000;
    static final int PERIOD_MS = 20;

    /** Between two sentences; the microphone is closed in its middle. */
    static final Wav PAUSE = Wav.silence(RATE_HZ, Duration.ofMillis(1000));

    private final OffHook phone;
    private final WavPcmDevice sound;
    private final Path heard;

    TestPhone(OffHook phone, WavPcmDevice sound, Path heard) {
        this.phone = phone;
        this.sound = sound;
        this.heard = heard;
    }

    static TestPhoneBuilder in(Path folder) {
        return new TestPhoneBuilder(folder);
    }

    PhoneState state() {
        return phone.state();
    }

    OffHook offHook() {
        return phone;
    }

    TestPhone registered() {
        await(
                "registration",
                state -> !state.registrations().isEmpty()
                        && state.registrations().values().stream()
                                .allMatch(status -> status.state() == RegistrationStatus.State.REGISTERED));
        return this;
    }

    void await(String what, Predicate<PhoneState> condition) {
        try {
            Await.until(what, LIMIT, () -> condition.test(phone.state()));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; the phone is at " + phone.state(), late);
        }
    }

    /** Waits until the screen shows that page. */
    void await(Situation page) {
        await(page.toString(), state -> Situation.of(state) == page);
    }

    /** Waits until the screen shows that page and the other side has agreed to what we asked. */
    void awaitAccepted(Situation page) {
        await(page + ", accepted", state -> Situation.of(state) == page && holdsAreAccepted(state));
    }

    static boolean holdsAreAccepted(PhoneState state) {
        return state.calls().stream()
                .allMatch(call ->
                        !(call.state() instanceof CallState.Up up) || !up.hold().inFlight());
    }

    Situation page() {
        return Situation.of(phone.state());
    }

    /** The tone that the phone makes now. */
    Optional<Sound.Tone> tone() {
        return Sounds.of(phone.state()).tone();
    }

    /** Waits for the end of the call that the user is with, and returns what the screen says of it. */
    Activity.Ended awaitEnded() {
        await(Situation.ENDED);
        return (Activity.Ended) phone.state().activity();
    }

    void post(PhoneEvent event) {
        phone.post(event);
    }

    void lift() {
        post(new PhoneEvent.HookLifted());
    }

    void hangUp() {
        post(new PhoneEvent.HookReplaced());
    }

    void press(Key key) {
        post(new PhoneEvent.KeyPressed(key));
        post(new PhoneEvent.KeyReleased(key));
    }

    void press(String dialled) {
        dialled.chars().forEach(c -> press(Key.ofDialCharacter((char) c)));
    }

    /** Presses a soft key (1 to 4, left to right) as soon as it is not guarded against a slip. */
    void pressSoft(int number) {
        await("soft keys", state -> !state.upkeep().guarded());
        press(Key.values()[Key.SOFT_1.ordinal() + number - 1]);
    }

    /** Lifts the handset, dials, and presses the key that sends. */
    void dial(String number) {
        lift();
        press(number + "#");
    }

    void dial(int line, String number) {
        post(new PhoneEvent.DialRequested(new LineId(line), number));
    }

    Call awaitConnected() {
        await("an answered call", state -> state.calls().stream().anyMatch(Call::up));
        return phone.state().calls().stream().filter(Call::up).findFirst().orElseThrow();
    }

    String codec() {
        return phone.state().calls().stream()
                .map(Call::state)
                .filter(CallState.Up.class::isInstance)
                .map(up -> ((CallState.Up) up).media().codec())
                .findFirst()
                .orElse("");
    }

    /** The microphone begins to hear the speech. */
    void speak() {
        sound.releaseMicrophone();
    }

    /** The user says his next sentence, which must be the one given here, and is quiet again. */
    void say(Wav sentence) {
        sound.releaseMicrophone();
        Await.pause(sentence.length().plus(PAUSE.length().dividedBy(2)));
        sound.holdMicrophone();
    }

    /** Where in {@linkplain #hangUpAndListen the recording} we are now. */
    Duration now() {
        return Duration.ofMillis(phone.audioStatistics().periods() * PERIOD_MS);
    }

    /** Ends the phone and returns all that its loudspeaker played since it started. */
    Wav hangUpAndListen() {
        close();
        return Wav.read(heard);
    }

    @Override
    public void close() {
        phone.close();
    }
}
