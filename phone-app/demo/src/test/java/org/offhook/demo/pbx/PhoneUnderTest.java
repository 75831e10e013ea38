package org.offhook.demo.pbx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.WavPcmDevice;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.Situation;
import org.offhook.phone.wiring.Equipment;
import org.offhook.phone.wiring.OffHook;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.testkit.Await;
import org.offhook.testkit.Wav;

/** A real phone at the PBX whose microphone and loudspeaker are files and whose keys the test presses. */
final class PhoneUnderTest implements AutoCloseable {

    static final int RATE_HZ = 16000;
    private static final int PERIOD_MS = 20;

    /** A delay that does not change during a sentence, so that a loaded machine does not bring down correlations. */
    private static final String STEADY = "media:\n  jitterMinMs: 120\n";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final OffHook phone;
    private final WavPcmDevice sound;
    private final Path heard;

    private PhoneUnderTest(OffHook phone, WavPcmDevice sound, Path heard) {
        this.phone = phone;
        this.sound = sound;
        this.heard = heard;
    }

    /**
     * Starts one.
     *
     * @param account more lines for the account, such as {@code codecs: [opus]}
     */
    static PhoneUnderTest start(
            Path folder, String user, String password, String server, Optional<Wav> speech, String... account)
            throws Exception {
        StringBuilder yaml =
                new StringBuilder("version: 1\nsip:\n  port: 0\n  address: 127.0.0.1\n" + STEADY + "accounts:\n");
        yaml.append("  - user: \"%s\"\n    password: \"%s\"\n    server: \"%s\"\n".formatted(user, password, server));
        for (String line : account) {
            yaml.append("    ").append(line).append('\n');
        }
        Path home = Files.createTempDirectory(folder, "phone");
        Path heard = home.resolve("heard.wav");
        WavPcmDevice device = PcmDevices.wav(
                new PcmSpec.Wav(speech.map(wav -> wav.write(home.resolve("said.wav"))), Optional.of(heard), false),
                PcmFormat.of(RATE_HZ, PERIOD_MS));
        device.holdMicrophone();
        return new PhoneUnderTest(
                OffHook.start(
                        ConfigReader.read("test.yaml", yaml.toString()),
                        Equipment.bare().withSound(device)),
                device,
                heard);
    }

    PhoneUnderTest registered() {
        await("registration", state -> registration(state) == RegistrationStatus.State.REGISTERED);
        return this;
    }

    static RegistrationStatus.State registration(PhoneState state) {
        return state.registrations().values().stream()
                .map(RegistrationStatus::state)
                .findFirst()
                .orElse(RegistrationStatus.State.UNREGISTERED);
    }

    PhoneState state() {
        return phone.state();
    }

    void await(String what, Predicate<PhoneState> condition) {
        try {
            Await.until(what, LIMIT, () -> condition.test(phone.state()));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; the phone is at " + phone.state(), late);
        }
    }

    void await(Situation page) {
        await(page.toString(), state -> Situation.of(state) == page);
    }

    Activity.Ended awaitEnded() {
        await(Situation.ENDED);
        return (Activity.Ended) phone.state().activity();
    }

    void lift() {
        phone.post(new PhoneEvent.HookLifted());
    }

    void hangUp() {
        phone.post(new PhoneEvent.HookReplaced());
    }

    void press(Key key) {
        phone.post(new PhoneEvent.KeyPressed(key));
        phone.post(new PhoneEvent.KeyReleased(key));
    }

    void press(String keys) {
        keys.chars().forEach(c -> press(Key.ofDialCharacter((char) c)));
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

    void call(String number) {
        dial(number);
        awaitConnected();
    }

    Call awaitConnected() {
        await("an answered call", state -> state.calls().stream().anyMatch(Call::up));
        return state().calls().stream().filter(Call::up).findFirst().orElseThrow();
    }

    /** Says all that it has to say, once. */
    void speak(Wav speech) {
        sound.releaseMicrophone();
        Await.pause(speech.length().plusMillis(700));
    }

    /** The microphone is open from now on. */
    void unmute() {
        sound.releaseMicrophone();
    }

    /** Where in what is {@linkplain #heard heard} we are now. */
    Duration now() {
        return Duration.ofMillis(phone.audioStatistics().periods() * PERIOD_MS);
    }

    /** Ends the phone and returns all that its loudspeaker played. */
    Wav heard() {
        close();
        return Wav.read(heard);
    }

    @Override
    public void close() {
        phone.close();
    }
}
