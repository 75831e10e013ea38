package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads about a wrong configuration, word by word. */
class WrongDocumentsTest {

    private static final String ACCOUNT = """
            version: 1
            accounts:
              - user: 201
                password: secret
                server: pbx.example.com
            """;

    /** A line added to {@link #ACCOUNT} as its line 6, and what is said about it. */
    static Stream<Arguments> fieldsOfAnAccount() {
        return Stream.of(
                arguments("pasword: x", "accounts[0].pasword: unknown field"),
                arguments("displayname: x", "accounts[0].displayname: unknown field; did you mean \"displayName\"?"),
                arguments("expries: 60", "accounts[0].expries: unknown field; did you mean \"expires\"?"),
                arguments("colour: red", "accounts[0].colour: unknown field"),
                arguments("expires: 30", "accounts[0].expires: 30 is less than 60 seconds"),
                arguments("expires: 99999", "accounts[0].expires: 99999 is more than 86400 seconds"),
                arguments(
                        "expires: 99999999999999999999",
                        "accounts[0].expires: 99999999999999999999 is more than 86400 seconds"),
                arguments("expires: -1", "accounts[0].expires: -1 is less than 60 seconds"),
                arguments("expires: soon", "accounts[0].expires: \"soon\" is not a whole number"),
                arguments("expires: 300.5", "accounts[0].expires: \"300.5\" is not a whole number"),
                arguments("expires: \"300\"", "accounts[0].expires: leave out the quotes around the number 300"),
                arguments("expires: 0300", "accounts[0].expires: leave out the zeros before the number 0300"),
                arguments("expires: [300]", "accounts[0].expires: expected a whole number, found a list"),
                arguments("expires:", "accounts[0].expires: has no value; give one, or leave the field out"),
                arguments("ptimeMs: 25", "accounts[0].ptimeMs: 25 is not a multiple of 10 ms"),
                arguments("ptimeMs: 70", "accounts[0].ptimeMs: 70 is more than 60 ms"),
                arguments("register: yes", "accounts[0].register: \"yes\" is not true or false; did you mean true?"),
                arguments("register: off", "accounts[0].register: \"off\" is not true or false; did you mean false?"),
                arguments(
                        "register: 'true'",
                        "accounts[0].register: \"true\" is not true or false; leave out the quotes"),
                arguments("register: {}", "accounts[0].register: expected true or false, found fields"),
                arguments(
                        "transport: TCP",
                        "accounts[0].transport: \"TCP\" is not one of udp, tcp, tls; did you mean \"tcp\"?"),
                arguments("transport: pigeon", "accounts[0].transport: \"pigeon\" is not one of udp, tcp, tls"),
                arguments("transport: [tcp]", "accounts[0].transport: expected one of udp, tcp, tls, found a list"),
                arguments("codecs: opus", "accounts[0].codecs: expected a list, found a single value"),
                arguments("codecs: []", "accounts[0].codecs: must not be empty"),
                arguments("codecs: [opus, opus]", "accounts[0].codecs[1]: \"opus\" is given twice"),
                arguments(
                        "codecs: [opus, pcm]",
                        "accounts[0].codecs[1]: \"pcm\" is not one of opus, g722, pcma, pcmu, l16; did you mean \"pcma\"?"),
                arguments("label: \"\"", "accounts[0].label: must not be empty"),
                arguments("label: " + "x".repeat(33), "accounts[0].label: is longer than 32 characters"),
                arguments(
                        "label: \"a\\nb\"", "accounts[0].label: must be one line of text, without control characters"),
                arguments("label: #1", "accounts[0].label: has no value; text that starts with # must be in quotes"),
                arguments(
                        "label: null",
                        "accounts[0].label: null means no value in YAML; put it in quotes if it is meant as text"),
                arguments("id: two words", "accounts[0].id: \"two words\" is not an id of letters, digits and . _ + -"),
                arguments(
                        "outboundProxy: 2001:db8::1",
                        "accounts[0].outboundProxy: an IPv6 address must be in brackets: \"[2001:db8::1]\""),
                arguments(
                        "outboundProxy: sip:pbx.example.com",
                        "accounts[0].outboundProxy: leave out \"sip:\", give host or host:port"),
                arguments(
                        "outboundProxy: me@pbx.example.com",
                        "accounts[0].outboundProxy: leave out the part before \"@\", give host or host:port"),
                arguments(
                        "outboundProxy: pbx.example.com:70000",
                        "accounts[0].outboundProxy: port 70000 is not between 1 and 65535"),
                arguments(
                        "outboundProxy: pbx.example.com:",
                        "not valid YAML: unexpected \":\"; mend the indentation, or put the value in quotes"),
                arguments(
                        "outboundProxy: pbx.example.com:sip",
                        "accounts[0].outboundProxy: \"pbx.example.com:sip\" is not host or host:port"),
                arguments(
                        "outboundProxy: pbx..example.com",
                        "accounts[0].outboundProxy: \"pbx..example.com\" is not a host name or address"),
                arguments(
                        "outboundProxy: 192.0.2.256",
                        "accounts[0].outboundProxy: \"192.0.2.256\" is not an IPv4 address"),
                arguments(
                        "outboundProxy: \"[2001:db8::g]\"",
                        "accounts[0].outboundProxy: \"[2001:db8::g]\" is not an IPv6 address in brackets"),
                arguments("outboundProxy: 5060", "accounts[0].outboundProxy: \"5060\" is not an IPv4 address"),
                arguments("user: 202", "accounts[0].user: is given twice; keep one of them"),
                arguments("passwordFile: p", "accounts[0].passwordFile: \"password\" is given too; keep one of them"),
                arguments("1: 2", "accounts[0].1: unknown field"));
    }

    @ParameterizedTest
    @MethodSource
    void fieldsOfAnAccount(String line, String said) {
        String file = "phone.yaml";
        ConfigException e = refused(file, ACCOUNT + "    " + line + "\n");
        String first = e.getMessage().lines().findFirst().orElseThrow();
        assertEquals("phone.yaml:6: " + said, first);
    }

    /** A whole document and all that is said about it. */
    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("", "phone.yaml: is empty; a configuration begins with \"version: 1\""),
                arguments("# nothing\n", "phone.yaml: is empty; a configuration begins with \"version: 1\""),
                arguments("--- \n", "phone.yaml: is empty; a configuration begins with \"version: 1\""),
                arguments("hello", "phone.yaml:1: expected fields (name: value), found a single value"),
                arguments("- 1", "phone.yaml:1: expected fields (name: value), found a list"),
                arguments("phone:\n  name: x\n", "phone.yaml:1: \"version\" is missing"),
                arguments("version: 2\n", "phone.yaml:1: version: 2 is not 1, the only number known here"),
                arguments("verison: 1\n", """
                        phone.yaml:1: verison: unknown field; did you mean "version"?
                        phone.yaml:1: "version" is missing"""),
                arguments("version: 1\nversion: 1\n", "phone.yaml:2: version: is given twice; keep one of them"),
                arguments("version: 1\nsip:\n", "phone.yaml:2: sip: has no value; give one, or leave the field out"),
                arguments(
                        "version: 1\nsip: 5060\n",
                        "phone.yaml:2: sip: expected fields (name: value), found a single value"),
                arguments(
                        "version: 1\naccounts:\n  - 201\n",
                        "phone.yaml:3: accounts[0]: expected fields (name: value), found a single value"),
                arguments("version: 1\naccounts:\n  - server: pbx\n", """
                        phone.yaml:3: accounts[0]: "user" is missing
                        phone.yaml:3: accounts[0]: "password" is missing"""),
                arguments(ACCOUNT.replace("password:", "pasword:"), """
                        phone.yaml:3: accounts[0]: "password" is missing
                        phone.yaml:4: accounts[0].pasword: unknown field; did you mean "password"?"""),
                arguments("version: 1\nphone:\n  timeZone: Europe/Berln\n  country: uk\n  language: german\n", """
                        phone.yaml:3: phone.timeZone: "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"?
                        phone.yaml:4: phone.country: "uk" is not a country code of ISO 3166; did you mean "gb"?
                        phone.yaml:5: phone.language: "german" is not a language tag such as en or pt-BR"""),
                arguments("version: 1\nphone: {timeZone: nowhere at all, country: 49, language: true}\n", """
                        phone.yaml:2: phone.timeZone: "nowhere at all" is not a time zone; give one like Europe/Berlin
                        phone.yaml:2: phone.country: "49" is not a country code of ISO 3166, such as de or us
                        phone.yaml:2: phone.language: "true" is not a language tag such as en or pt-BR"""),
                arguments(
                        "version: 1\nsip:\n  port: 99999\n  address: localhost\n  allowFrom: [192.0.2.0/33, \"::/x\", host]\n",
                        """
                        phone.yaml:3: sip.port: 99999 is more than 65535
                        phone.yaml:4: sip.address: "localhost" is not an IPv4 or IPv6 address
                        phone.yaml:5: sip.allowFrom[0]: "/33" is not a prefix length between /0 and /32
                        phone.yaml:5: sip.allowFrom[1]: "/x" is not a prefix length between /0 and /128
                        phone.yaml:5: sip.allowFrom[2]: "host" is not an address or a network like 192.0.2.0/24"""),
                arguments(ACCOUNT + "keys:\n  - {key: line7, type: blf}\n  - {key: line1, type: park}\n", """
                        phone.yaml:7: keys[0].key: "line7" is not one of line1, line2, line3, line4, line5, line6; did you mean "line1"?
                        phone.yaml:7: keys[0]: needs a "value", because it is of type blf
                        phone.yaml:8: keys[1].type: "park" is not one of line, blf, speedDial"""),
                arguments(
                        ACCOUNT
                                + "keys:\n  - {key: line1, type: line, account: b}\n  - {key: line1, type: speedDial, value: 5}\n",
                        """
                        phone.yaml:7: keys[0].account: "b" is the id of no account
                        phone.yaml:8: keys[1].key: is what keys[0] is for too"""),
                arguments(
                        "version: 1\nkeys: [{key: line1, type: line}]\n",
                        "phone.yaml:2: keys[0]: needs an account, and there is none"),
                arguments("version: 1\naudio:\n  rateHz: 44100\n  periodMs: 15\n  device: null\n", """
                        phone.yaml:3: audio.rateHz: 44100 is not one of 8000, 16000, 48000 Hz
                        phone.yaml:4: audio.periodMs: 15 is not one of 10, 20 ms
                        phone.yaml:5: audio.device: null means no value in YAML; put it in quotes if it is meant as text"""),
                arguments(
                        "version: 1\nmedia:\n  jitterMinMs: 300\n",
                        "phone.yaml:3: media.jitterMinMs: 300 is more than jitterMaxMs, which is 200"),
                arguments(
                        "version: 1\nmedia:\n  jitterMinMs: 90\n  jitterMaxMs: 80\n",
                        "phone.yaml:3: media.jitterMinMs: 90 is more than jitterMaxMs, which is 80"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 16384-16387\n",
                        "phone.yaml:3: media.rtpPorts: 4 ports are too few for 4 calls, which take 8"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 16385-16400\n",
                        "phone.yaml:3: media.rtpPorts: the first port 16385 must be even, because each call takes an even port and the next"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 16384-16400\n",
                        "phone.yaml:3: media.rtpPorts: the last port 16400 must be odd, because each call takes an even port and the next"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 20001-20000\n",
                        "phone.yaml:3: media.rtpPorts: the first port 20001 must be below the last, 20000"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 100-70001\n",
                        "phone.yaml:3: media.rtpPorts: ports must be between 1024 and 65535"),
                arguments(
                        "version: 1\nmedia:\n  rtpPorts: 16384\n",
                        "phone.yaml:3: media.rtpPorts: \"16384\" is not a range of ports like 16384-32767"),
                arguments(
                        "version: 1\nlog: {level: warning}\n",
                        "phone.yaml:2: log.level: \"warning\" is not one of error, warn, info, debug, trace"),
                arguments(
                        "version: 1\naccounts:\n" + account("id: a") + account("id: a"),
                        "phone.yaml:7: accounts[1].id: \"a\" is the id of accounts[0] too"),
                arguments(
                        "version: 1\naccounts:\n" + account("id: 2") + account("label: x"),
                        "phone.yaml:7: accounts[1]: needs an \"id\", because \"2\" is that of accounts[0]"));
    }

    @ParameterizedTest
    @MethodSource
    void documents(String text, String said) {
        assertEquals(said, refused("phone.yaml", text).getMessage());
    }

    /** Text that is no YAML, or more YAML than is taken here. */
    static Stream<Arguments> notYaml() {
        return Stream.of(
                arguments("version: 1\n\tphone: x\n", "2: not valid YAML: a tab is used for indentation; use spaces"),
                arguments(
                        "version: 1\nphone:\n\tname: x\n",
                        "3: not valid YAML: a tab is used for indentation; use spaces"),
                arguments("phone:\n  name: @x\n", "2: not valid YAML: a value that starts with @ must be in quotes"),
                arguments("phone:\n  name: %x\n", "2: not valid YAML: a value that starts with % must be in quotes"),
                arguments("phone:\n  name: `x\n", "2: not valid YAML: a value that starts with ` must be in quotes"),
                arguments(
                        "phone:\n  name: a: b\n",
                        "2: not valid YAML: unexpected \":\"; mend the indentation, or put the value in quotes"),
                arguments("version: 1\nphone\nsip:\n", "3: not valid YAML: a field name without \":\" after it"),
                arguments("phone:\n  name: \"x\nversion: 1\n", "2: not valid YAML: a quotation mark is not closed"),
                arguments("phone:\n  name: 'x\n", "2: not valid YAML: a quotation mark is not closed"),
                arguments(
                        "phone:\n  name: \"\\d\"\n",
                        "2: not valid YAML: \"\\\" begins an unknown escape in double quotes; use single quotes"),
                arguments(
                        "accounts: [a\nversion: 1\n",
                        "2: not valid YAML: a list in [ ] lacks a comma or its closing bracket"),
                arguments(
                        "phone: {name: a\nversion: 1\n",
                        "2: not valid YAML: a group in { } lacks a comma or its closing brace"),
                arguments("phone: {name: a", "1: not valid YAML: a group in { } lacks a comma or its closing brace"),
                arguments(
                        "phone: {name: \"a\" b}",
                        "1: not valid YAML: a group in { } lacks a comma or its closing brace"),
                arguments(
                        "phone:\n    name: x\n  country: de\n",
                        "3: not valid YAML: wrong indentation, or something after the end of a value"),
                arguments(
                        "phone:\n  name: \"a\" b\n",
                        "2: not valid YAML: wrong indentation, or something after the end of a value"),
                arguments("name: - a\n", "1: not valid YAML: a list or a field cannot begin here"),
                arguments("name: | x\n", "1: not valid YAML: text after | or > must begin on the next line"),
                arguments("%YAML x\n--- x", "1: not valid YAML: a line that starts with % is no configuration"),
                arguments("{}\nversion: 1\n", "2: not valid YAML: something after the end of the configuration"),
                arguments(
                        "version: 1\n---\nversion: 1\n",
                        "2: a second document begins here; a file holds one configuration"),
                arguments(
                        "version: 1\nphone: {name: !x y}\n",
                        "2: phone.name: a value that starts with ! must be in quotes (YAML tags are not used here)"),
                arguments(
                        "version: 1\nphone: {name: !!str y}\n",
                        "2: phone.name: a value that starts with ! must be in quotes (YAML tags are not used here)"),
                arguments(
                        "version: 1\nphone: {name: !e!x y}\n",
                        "2: not valid YAML: a value that starts with ! must be in quotes"),
                arguments(
                        "version: 1\nphone: {name: &x y}\n",
                        "2: phone.name: a value that starts with & must be in quotes (YAML anchors are not used here)"),
                arguments(
                        "version: 1\nphone: {name: *97}\n",
                        "2: phone.name: a value that starts with * must be in quotes (YAML aliases are not used here)"),
                arguments(
                        "version: 1\nphone: {name: **}\n",
                        "2: not valid YAML: a value that starts with * or & must be in quotes"),
                arguments("version: 1\n? [a]\n: b\n", "2: a field name must be plain text, not a list"),
                arguments("version: 1\nphone:\n  name: a\u0000b\n", "3: the character U+0000 is not allowed in YAML"),
                arguments("version: 1\nphone:\n  name: a\uD800b\n", "3: the character U+D800 is not allowed in YAML"),
                arguments("[".repeat(5000), "1: lists and groups are nested more than 20 deep"),
                arguments("- ".repeat(5000), "1: lists and groups are nested more than 20 deep"));
    }

    @ParameterizedTest
    @MethodSource
    void notYaml(String text, String said) {
        assertEquals(
                "phone.yaml:" + said,
                refused("phone.yaml", text).getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void aBombOfAliasesIsRefusedAsFastAsAnyOtherText() {
        StringBuilder bomb = new StringBuilder("version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
        }
        ConfigException e = refused("phone.yaml", bomb.toString());
        assertEquals("a0: unknown field", strip(e, 0));
        assertEquals(
                "a value that starts with & must be in quotes (YAML anchors are not used here)",
                e.problems().get(1).sentence());
    }

    @Test
    void everyProblemIsReportedInTheOrderOfTheFile() {
        String text = """
                log: {level: loud}
                version: 1
                calls: {max: 0}
                accounts:
                  - user: a b
                    server: "?"
                    expires: 1
                    dtmf: sound
                """;
        assertEquals("""
                phone.yaml:1: log.level: "loud" is not one of error, warn, info, debug, trace
                phone.yaml:3: calls.max: 0 is less than 1
                phone.yaml:5: accounts[0]: "password" is missing
                phone.yaml:5: accounts[0].user: "a b" is not a user name without spaces or any of @ : < > " ;
                phone.yaml:6: accounts[0].server: "?" is not a host name or address
                phone.yaml:7: accounts[0].expires: 1 is less than 60 seconds
                phone.yaml:8: accounts[0].dtmf: "sound" is not one of rfc4733, info, inband""", refused("phone.yaml", text).getMessage());
    }

    @Test
    void columnsPointAtTheValue() {
        var problem = refused("phone.yaml", "version: 1\nsip:\n  port: 99999\n")
                .problems()
                .getFirst();
        assertEquals(3, problem.line());
        assertEquals(9, problem.column());
        assertEquals("sip.port", problem.field());
    }

    @Test
    void aHundredProblemsAreEnough() {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (int i = 0; i < 150; i++) {
            text.append("field").append(i).append(": 1\n");
        }
        ConfigException e = refused("phone.yaml", text.toString());
        assertEquals(101, e.problems().size());
        assertEquals("phone.yaml: and 50 more problems", e.problems().getLast().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: [hunter2]",
                "password: {hunter2: hunter2}",
                "password: \"hunter2\\n\"",
                "password: hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2"
                        + "hunter2hunter2hunter2hunter2",
                "password: *hunter2",
                "password: &hunter2",
                "password: !hunter2",
                "password: !hunter2!x y",
                "password: @hunter2",
                "password: a: hunter2",
                "password: \"hunter2",
                "password: \"\\hunter2\"",
                "pasword: hunter2",
                "password: hunter2\n  password: hunter2",
                "password: [hunter2",
            })
    void noSentenceShowsAPassword(String line) {
        String text = "version: 1\naccounts:\n- user: 201\n  server: pbx\n  " + line + "\n";
        String said = refused("phone.yaml", text).getMessage();
        assertFalse(said.contains("hunter2"), said);
    }

    private static String account(String line) {
        return "  - " + line + "\n    user: 201\n    password: x\n    server: pbx\n";
    }

    private static String strip(ConfigException e, int index) {
        var problem = e.problems().get(index);
        return problem.field() + ": " + problem.sentence();
    }

    private static ConfigException refused(String file, String text) {
        return assertThrows(ConfigException.class, () -> ConfigReader.read(file, text));
    }
}
