package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.provisioning.config.PhoneConfig.Account;
import org.offhook.provisioning.config.PhoneConfig.Codec;
import org.offhook.provisioning.config.PhoneConfig.Dtmf;
import org.offhook.provisioning.config.PhoneConfig.Log.Level;
import org.offhook.provisioning.config.PhoneConfig.PortRange;
import org.offhook.provisioning.config.PhoneConfig.Transport;

class ConfigReaderTest {

    private static final String MINIMAL = """
            version: 1
            accounts:
              - user: 201
                password: secret
                server: pbx.example.com
            """;

    @Test
    void whatIsNotGivenHasItsDefault() throws ConfigException {
        PhoneConfig config = ConfigReader.read("phone.yaml", MINIMAL);

        assertEquals(1, config.version());
        assertEquals(new PhoneConfig.Phone("OffHook", "en", ZoneId.of("UTC"), "us", Optional.empty()), config.phone());
        assertEquals(
                List.of(new Account(
                        "1",
                        "201",
                        "",
                        "201",
                        "201",
                        new Secret("secret"),
                        new HostPort("pbx.example.com", 0),
                        Transport.UDP,
                        Optional.empty(),
                        true,
                        Duration.ofSeconds(300),
                        false,
                        Optional.empty(),
                        false,
                        List.of(Codec.OPUS, Codec.G722, Codec.PCMA, Codec.PCMU),
                        20,
                        Dtmf.RFC4733)),
                config.accounts());
        assertEquals(new PhoneConfig.Sip(5060, Optional.empty(), Optional.empty(), List.of()), config.sip());
        assertEquals(new PhoneConfig.Audio("alsa:default", 16000, 20, PhoneConfig.RealTime.USUAL), config.audio());
        assertEquals(new PhoneConfig.Media(Optional.empty(), 20, 200), config.media());
        assertEquals(
                new PhoneConfig.Calls(
                        4,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(4),
                        "**",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        List.of()),
                config.calls());
        assertEquals(new PhoneConfig.Log(Level.INFO), config.log());
    }

    @Test
    void whatIsGivenIsTaken() throws ConfigException {
        PhoneConfig config = ConfigReader.read("phone.yaml", """
                version: 1
                phone: {name: Desk, language: pt-BR, timeZone: Asia/Tokyo, country: JP}
                accounts:
                  - id: a
                    label: Office
                    displayName: Ann
                    user: ann
                    authUser: ann-1
                    password: p
                    server: 192.0.2.1:5070
                    transport: tls
                    outboundProxy: "[2001:db8::1]:5061"
                    register: false
                    expires: 60
                    autoAnswer: true
                    mailbox: "*97"
                    codecs: [pcmu]
                    ptimeMs: 60
                    dtmf: info
                keys:
                  - {key: line3, type: blf, account: a, value: 205, label: Anna}
                  - {key: line1, type: speedDial, value: "*72"}
                  - {key: line2, type: line}
                sip: {port: 0, address: "::1", userAgent: X/1, allowFrom: [192.0.2.0/24, "2001:db8::/32"]}
                audio: {device: "wav:in.wav", rateHz: 48000, periodMs: 10}
                media: {rtpPorts: 20000-20003, jitterMinMs: 0, jitterMaxMs: 500}
                calls:
                  max: 2
                  incomingRingSeconds: 11
                  outgoingRingSeconds: 12
                  interDigitSeconds: 13
                  pickupCode: "*8"
                  dialToneSeconds: 14
                  congestionSeconds: 15
                  offHookWarningSeconds: 16
                  endedNoticeSeconds: 17
                  endedToneSeconds: 18
                  holdReminderSeconds: 19
                  heldRingBackSeconds: 20
                  emergency: ["112", "911"]
                log: {level: trace}
                """);

        assertEquals(
                new PhoneConfig.Phone("Desk", "pt-BR", ZoneId.of("Asia/Tokyo"), "jp", Optional.empty()),
                config.phone());
        assertEquals(
                List.of(new Account(
                        "a",
                        "Office",
                        "Ann",
                        "ann",
                        "ann-1",
                        new Secret("p"),
                        new HostPort("192.0.2.1", 5070),
                        Transport.TLS,
                        Optional.of(new HostPort("2001:db8::1", 5061)),
                        false,
                        Duration.ofSeconds(60),
                        true,
                        Optional.of("*97"),
                        true,
                        List.of(Codec.PCMU),
                        60,
                        Dtmf.INFO)),
                config.accounts());
        assertEquals(
                List.of(
                        new PhoneConfig.Key(3, PhoneConfig.KeyType.BLF, 0, "205", "Anna"),
                        new PhoneConfig.Key(1, PhoneConfig.KeyType.SPEED_DIAL, 0, "*72", "*72"),
                        new PhoneConfig.Key(2, PhoneConfig.KeyType.LINE, 0, "", "Office")),
                config.keys());
        assertEquals(
                new PhoneConfig.Sip(
                        0, Optional.of("::1"), Optional.of("X/1"), List.of("192.0.2.0/24", "2001:db8::/32")),
                config.sip());
        assertEquals(new PhoneConfig.Audio("wav:in.wav", 48000, 10, PhoneConfig.RealTime.USUAL), config.audio());
        assertEquals(new PhoneConfig.Media(Optional.of(new PortRange(20000, 20003)), 0, 500), config.media());
        assertEquals(
                new PhoneConfig.Calls(
                        2,
                        Duration.ofSeconds(11),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(13),
                        "*8",
                        Duration.ofSeconds(14),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(17),
                        Duration.ofSeconds(18),
                        Duration.ofSeconds(19),
                        Duration.ofSeconds(20),
                        List.of("112", "911")),
                config.calls());
        assertEquals(new PhoneConfig.Log(Level.TRACE), config.log());
    }

    @Test
    void withoutMailboxNobodyIsAskedForMessages() throws ConfigException {
        Account asked = ConfigReader.read("phone.yaml", MINIMAL + "    mailbox: 97\n")
                .accounts()
                .getFirst();
        Account silent = ConfigReader.read("phone.yaml", MINIMAL + "    mailbox: 97\n    subscribeMessages: false\n")
                .accounts()
                .getFirst();
        Account without = ConfigReader.read("phone.yaml", MINIMAL + "    subscribeMessages: true\n")
                .accounts()
                .getFirst();
        assertEquals(
                List.of(true, false, false),
                List.of(asked.subscribeMessages(), silent.subscribeMessages(), without.subscribeMessages()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "0123",
                "1e5",
                "0x1F",
                "1_000",
                "true",
                "1.50",
                "yes",
                "+49301234",
                "-1",
                ".5",
                "2026-01-01"
            })
    void numbersWithoutQuotesStayTheTextThatWasWritten(String written) throws ConfigException {
        String text = MINIMAL.replace("secret", written).replace("201", written);
        Account account = ConfigReader.read("phone.yaml", text).accounts().getFirst();
        assertEquals(written, account.password().reveal());
        assertEquals(written, account.user());
    }

    @Test
    void norwayIsACountry() throws ConfigException {
        assertEquals(
                "no",
                ConfigReader.read("phone.yaml", "version: 1\nphone: {country: no}")
                        .phone()
                        .country());
    }

    @Test
    void aPhoneMayHaveNoAccountYet() throws ConfigException {
        assertEquals(List.of(), ConfigReader.read("phone.yaml", "version: 1\n").accounts());
    }

    @Test
    void anAccountThatDoesNotRegisterNeedsNoPassword() throws ConfigException {
        String text = MINIMAL.replace("password: secret", "register: false");
        assertEquals(
                "",
                ConfigReader.read("phone.yaml", text)
                        .accounts()
                        .getFirst()
                        .password()
                        .reveal());
    }

    @Test
    void anEmptyPasswordInQuotesIsAPassword() throws ConfigException {
        String text = MINIMAL.replace("secret", "\"\"");
        assertEquals(
                "",
                ConfigReader.read("phone.yaml", text)
                        .accounts()
                        .getFirst()
                        .password()
                        .reveal());
    }

    @Test
    void accountsWithoutIdAreNumberedByTheirPlace() throws ConfigException {
        String account = "  - {user: 201, password: x, server: pbx}\n";
        PhoneConfig config = ConfigReader.read("phone.yaml", "version: 1\naccounts:\n" + account + account + account);
        assertEquals(
                List.of("1", "2", "3"),
                config.accounts().stream().map(Account::id).toList());
    }

    @Test
    void theLabelIsTheDisplayNameIfThereIsOne() throws ConfigException {
        String text = MINIMAL.replace("user:", "displayName: Ann\n    user:");
        assertEquals(
                "Ann",
                ConfigReader.read("phone.yaml", text).accounts().getFirst().label());
    }

    @ParameterizedTest
    @CsvSource({
        "pbx, pbx, 0, pbx",
        "pbx.example.com:5070, pbx.example.com, 5070, pbx.example.com:5070",
        "192.0.2.1:5060, 192.0.2.1, 5060, 192.0.2.1:5060",
        "'\"[::1]:5060\"', ::1, 5060, [::1]:5060",
        "'\"[2001:db8::1]\"', 2001:db8::1, 0, [2001:db8::1]",
        "xn--bcher-kva.example, xn--bcher-kva.example, 0, xn--bcher-kva.example",
    })
    void serversAreHostAndPort(String written, String host, int port, String shown) throws ConfigException {
        HostPort server = ConfigReader.read("phone.yaml", MINIMAL.replace("pbx.example.com", written))
                .accounts()
                .getFirst()
                .server();
        assertEquals(new HostPort(host, port), server);
        assertEquals(shown, server.toString());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreNoProblem() throws ConfigException {
        String text = "\uFEFF" + MINIMAL.replace("\n", "\r\n");
        assertEquals(ConfigReader.read("phone.yaml", MINIMAL), ConfigReader.read("phone.yaml", text));
    }

    @Test
    void noTextOfAConfigurationShowsAPassword() throws ConfigException {
        String shown = ConfigReader.read("phone.yaml", MINIMAL.replace("secret", "hunter2"))
                .toString();
        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains("password=(secret)"), shown);
    }
}
