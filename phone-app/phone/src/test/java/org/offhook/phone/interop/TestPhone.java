package org.offhook.phone.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.WavPcmDevice;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.wiring.OffHook;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.testkit.Await;
import org.offhook.testkit.Wav;

/**
 * The whole phone, started from a configuration as a user writes it, whose microphone and loudspeaker are files
 * and whose keys the test presses.
 */
final class TestPhone implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int RATE_HZ = 16000;

    private final OffHook phone;
    private final WavPcmDevice sound;
    private final Path heard;

    private TestPhone(OffHook phone, WavPcmDevice sound, Path heard) {
        this.phone = phone;
        this.sound = sound;
        this.heard = heard;
    }

    static Builder in(Path folder) {
        return new Builder(folder);
    }

    static final class Builder {
        private final Path folder;
        private final List<String> accounts = new ArrayList<>();
        private Optional<Wav> speech = Optional.empty();
        private String allowFrom = "";

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** @param more further fields, as in {@code "codecs: [opus]"} */
        Builder account(String user, String password, String server, String... more) {
            StringBuilder yaml = new StringBuilder("""
                      - user: "%s"
                        password: "%s"
                        server: "%s"
                    """.formatted(user, password, server).indent(2));
            for (String field : more) {
                yaml.append("      ").append(field).append('\n');
            }
            accounts.add(yaml.toString());
            return this;
        }

        Builder speech(Wav wav) {
            speech = Optional.of(wav);
            return this;
        }

        Builder allowFrom(String address) {
            allowFrom = "  allowFrom: [\"" + address + "\"]\n";
            return this;
        }

        TestPhone start() throws Exception {
            String yaml = "version: 1\naccounts:\n" + String.join("", accounts)
                    + "sip:\n  port: 0\n  address: 127.0.0.1\n" + allowFrom;
            Path heard = folder.resolve("heard.wav");
            Optional<Path> spoken = speech.map(wav -> wav.at(RATE_HZ).write(folder.resolve("spoken.wav")));
            WavPcmDevice device =
                    PcmDevices.wav(new PcmSpec.Wav(spoken, Optional.of(heard), false), PcmFormat.of(RATE_HZ, 20));
            device.holdMicrophone();
            return new TestPhone(OffHook.start(ConfigReader.read("test.yaml", yaml), device), device, heard);
        }
    }

    PhoneState state() {
        return phone.state();
    }

    OffHook offHook() {
        return phone;
    }

    TestPhone registered() {
        await("registration", state -> !state.registrations().isEmpty()
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

    /** Ends the phone and returns all that its loudspeaker played since it started. */
    Wav hangUpAndListen() {
        close();
        return Wav.read(heard);
    }

    /** What the loudspeaker has played up to a moment ago, while the phone goes on. */
    Wav heardSoFar() {
        return Wav.read(heard);
    }

    @Override
    public void close() {
        phone.close();
    }
}
