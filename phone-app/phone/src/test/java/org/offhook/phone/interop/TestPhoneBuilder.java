package org.offhook.phone.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.WavPcmDevice;
import org.offhook.phone.wiring.Equipment;
import org.offhook.phone.wiring.OffHook;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Wav;

/** What a {@link TestPhone} is to be like. */
final class TestPhoneBuilder {
    private final Path folder;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private Optional<Wav> speech = Optional.empty();
    private String allowFrom = "";
    private int port;

    TestPhoneBuilder(Path folder) {
        this.folder = folder;
    }

    /** @param more further fields, as in {@code "codecs: [opus]"} */
    TestPhoneBuilder account(String user, String password, String server, String... more) {
        StringBuilder yaml =
                new StringBuilder("""
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

    /** One of the users of a PBX, with the password that {@link AsteriskUser#named} gives. */
    TestPhoneBuilder user(Asterisk pbx, String user, String... more) {
        return account(user, "secret-" + user, pbx.host() + ":" + pbx.port(), more);
    }

    /** What the user says, a sentence at each {@link TestPhone#say}. */
    TestPhoneBuilder speech(Wav... sentences) {
        Wav all = Wav.silence(TestPhone.RATE_HZ, Duration.ZERO);
        for (Wav sentence : sentences) {
            all = all.then(sentence.at(TestPhone.RATE_HZ)).then(TestPhone.PAUSE);
        }
        speech = Optional.of(all);
        return this;
    }

    /** The SIP port; any free one if it is not given. */
    TestPhoneBuilder port(int sipPort) {
        port = sipPort;
        return this;
    }

    /** One more section of the configuration, whole lines. */
    TestPhoneBuilder section(String yaml) {
        sections.add(yaml);
        return this;
    }

    TestPhoneBuilder allowFrom(String address) {
        allowFrom = "  allowFrom: [\"" + address + "\"]\n";
        return this;
    }

    TestPhone start() throws Exception {
        String yaml = "version: 1\naccounts:\n" + String.join("", accounts) + "sip:\n  port: " + port
                + "\n  address: 127.0.0.1\n" + allowFrom + String.join("", sections);
        Path home = Files.createTempDirectory(folder, "phone");
        Path heard = home.resolve("heard.wav");
        Optional<Path> spoken = speech.map(wav -> wav.write(home.resolve("spoken.wav")));
        WavPcmDevice device = PcmDevices.wav(
                new PcmSpec.Wav(spoken, Optional.of(heard), false),
                PcmFormat.of(TestPhone.RATE_HZ, TestPhone.PERIOD_MS));
        device.holdMicrophone();
        return new TestPhone(
                OffHook.start(
                        ConfigReader.read("test.yaml", yaml), Equipment.bare().withSound(device)),
                device,
                heard);
    }
}
