package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.YamlTree;

class LayeredConfigTest {

    private static final Path NO_FOLDER = Path.of("nowhere");

    private static final String ACCOUNT = """
            version: 1
            accounts:
              - server: pbx.example.com
                transport: tls
                user: 100
                password: common-secret
            """;

    /**
     * A row of the table: layers from the most general on, and fields with what they must be and where they come
     * from. The layers are called a, b and c.
     */
    record Row(String name, List<String> layers, Map<String, String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> merges() {
        return List.of(
                new Row(
                        "a value of the upper layer replaces that of the lower",
                        List.of("version: 1\nphone:\n  name: Lower", "phone:\n  name: Upper"),
                        Map.of("phone.name", "\"Upper\" (b:2)", "version", "1 (a:1)")),
                new Row(
                        "groups are merged field by field",
                        List.of("version: 1\nphone:\n  name: Desk", "phone:\n  language: de\n  country: de"),
                        Map.of(
                                "phone.name", "\"Desk\" (a:3)",
                                "phone.language", "\"de\" (b:2)",
                                "phone.country", "\"de\" (b:3)",
                                "phone.timeZone", "\"UTC\" (built-in default)")),
                new Row(
                        "of three layers the uppermost that says something counts",
                        List.of("version: 1\ncalls:\n  max: 2", "calls:\n  max: 3", "audio:\n  periodMs: 10"),
                        Map.of("calls.max", "3 (b:2)", "audio.periodMs", "10 (c:2)")),
                new Row(
                        "null takes a value away, so that the default holds",
                        List.of("version: 1\ncalls:\n  max: 2\nphone: {name: X}", "calls:\n  max: ~\nphone: null"),
                        Map.of("calls.max", "4 (built-in default)", "phone.name", "\"OffHook\" (built-in default)")),
                new Row(
                        "null in the lowest layer is no value",
                        List.of("version: 1\ncalls: {max: ~}"),
                        Map.of("calls.max", "4 (built-in default)")),
                new Row(
                        "a list of words is replaced as a whole",
                        List.of(
                                ACCOUNT + "    codecs: [opus, pcma]\nsip:\n  allowFrom: [192.0.2.1, 192.0.2.2]",
                                "sip:\n  allowFrom: [192.0.2.3]"),
                        Map.of(
                                "sip.allowFrom", "[\"192.0.2.3\"] (b:2)",
                                "accounts[0].codecs", "[opus, pcma] (a:7)")),
                new Row(
                        "accounts without id are merged by place",
                        List.of(ACCOUNT, "accounts:\n  - user: 201\n    password: other"),
                        Map.of(
                                "accounts[0].user", "\"201\" (b:2)",
                                "accounts[0].server", "\"pbx.example.com\" (a:3)",
                                "accounts[0].password", "(secret) (b:3)")),
                new Row(
                        "accounts with an id are merged by id, wherever they stand",
                        List.of(
                                ACCOUNT + "    id: main\n  - {id: door, server: d, user: d, register: false}",
                                "accounts:\n  - {id: door, user: gate}\n  - {id: main, user: 300}"),
                        Map.of(
                                "accounts[0].id", "\"main\" (b:3)",
                                "accounts[0].user", "\"300\" (b:3)",
                                "accounts[1].user", "\"gate\" (b:2)",
                                "accounts[1].server", "\"d\" (a:8)")),
                new Row(
                        "an account that the lower layer lacks is appended",
                        List.of(ACCOUNT, "accounts:\n  - {id: second, server: s, user: u, register: false}"),
                        Map.of("accounts[0].user", "\"100\" (a:5)", "accounts[1].user", "\"u\" (b:2)")),
                new Row(
                        "the place in the list is the id of an account without one",
                        List.of(ACCOUNT, "accounts:\n  - {id: 1, user: 555}"),
                        Map.of("accounts[0].user", "\"555\" (b:2)", "accounts[0].server", "\"pbx.example.com\" (a:3)")),
                new Row("an empty list empties", List.of(ACCOUNT, "accounts: []"), Map.of("version", "1 (a:1)")));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void layersAreMergedAndEveryValueKnowsItsPlace(Row row) throws ConfigException {
        LayeredConfig merged = LayeredConfig.of(trees(row.layers()), NO_FOLDER);
        Map<String, String> found = new TreeMap<>();
        for (Origin origin : merged.origins()) {
            if (row.expected().containsKey(origin.field())) {
                found.put(
                        origin.field(),
                        origin.toString().substring(origin.field().length() + " = ".length()));
            }
        }
        assertEquals(new TreeMap<>(row.expected()), found);
    }

    @Test
    void anEmptyListOfAccountsLeavesNone() throws ConfigException {
        assertEquals(
                List.of(),
                LayeredConfig.of(trees(List.of(ACCOUNT, "accounts: []")), NO_FOLDER)
                        .config()
                        .accounts());
    }

    @Test
    void problemsNameTheFileAndLineOfTheLayerThatIsWrong() {
        ConfigException wrong = assertThrows(
                ConfigException.class,
                () -> LayeredConfig.of(
                        trees(List.of(ACCOUNT + "    expires: 5", "sip:\n  port: 99999\nphone:\n  nam: ~")),
                        NO_FOLDER));
        assertEquals(
                List.of(
                        "a:7: accounts[0].expires: 5 is less than 60 seconds",
                        "b:2: sip.port: 99999 is more than 65535",
                        "b:4: phone.nam: unknown field; did you mean \"name\"?"),
                wrong.problems().stream().map(Object::toString).toList());
    }

    @Test
    void anEmptyValueIsAMistakeAndTakesNothingAway() {
        ConfigException wrong = assertThrows(
                ConfigException.class,
                () -> LayeredConfig.of(trees(List.of("version: 1\ncalls: {max: 3}", "calls:\n  max:")), NO_FOLDER));
        assertTrue(wrong.getMessage().startsWith("b:2: calls.max: has no value"), wrong.getMessage());
    }

    @Test
    void twoAccountsThatClaimOneLowerAccountAreRefused() {
        ConfigException wrong = assertThrows(
                ConfigException.class,
                () -> LayeredConfig.of(
                        trees(List.of(
                                ACCOUNT + "  - {id: main, server: s, user: u, register: false}",
                                "accounts:\n  - {id: main}\n  - {user: 7}")),
                        NO_FOLDER));
        assertEquals(
                "b:3: accounts[1]: is laid over the same entry of a lower layer as accounts[0]; give it an id of its own",
                wrong.getMessage());
    }

    @Test
    void aLayerThatIsNoGroupIsRefused() {
        ConfigException wrong = assertThrows(
                ConfigException.class, () -> LayeredConfig.of(trees(List.of("version: 1", "- a")), NO_FOLDER));
        assertEquals("b:1: expected fields (name: value), found a list", wrong.getMessage());
    }

    @Test
    void aPasswordFileReplacesThePasswordOfALowerLayerAndItsContentIsSent(@TempDir Path folder)
            throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("secret"), "from \"file\"\n");
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        LayeredConfig merged = LayeredConfig.of(trees(List.of(ACCOUNT, "accounts:\n  - passwordFile: secret")), folder);
        assertEquals(
                new Secret("from \"file\""),
                merged.config().accounts().getFirst().password());
        assertEquals(merged.config(), ConfigReader.read("sent", merged.canonicalText()));
        assertFalse(merged.canonicalText().contains("passwordFile"));
        assertFalse(merged.origins().toString().contains("file\\\""));
    }

    @Test
    void aPasswordReplacesThePasswordFileOfALowerLayer() throws ConfigException {
        String lower = "version: 1\naccounts:\n  - {server: s, user: u, passwordFile: absent}";
        LayeredConfig merged = LayeredConfig.of(trees(List.of(lower, "accounts:\n  - password: x")), NO_FOLDER);
        assertEquals(new Secret("x"), merged.config().accounts().getFirst().password());
    }

    @Test
    void theSameSettingsGiveTheSameTextHoweverTheyAreWritten() throws ConfigException {
        String one = "phone: {name: 'Front desk'}\nversion: 1\naccounts:\n  - {user: 101, server: s, password: \"1\"}";
        String two = """
                # comment
                version: 1
                accounts:
                - password: 1
                  user: "101"
                  server: 's'
                phone:
                  name: Front desk
                """;
        String text = LayeredConfig.of(trees(List.of(one)), NO_FOLDER).canonicalText();
        assertEquals(text, LayeredConfig.of(trees(List.of(two)), NO_FOLDER).canonicalText());
        assertEquals("""
                version: 1
                phone:
                  name: "Front desk"
                accounts:
                  -
                    user: "101"
                    password: "1"
                    server: "s"
                """, text);
    }

    @Test
    void whatIsSentReadsBackAsTheSameSettings() throws ConfigException {
        int right = 0;
        for (int seed = 0; seed < 500; seed++) {
            String document = new DocumentMaker(seed, 0).document(PhoneFields.ROOT);
            PhoneConfig alone;
            try {
                alone = ConfigReader.read("a", document);
            } catch (ConfigException e) {
                continue;
            }
            right++;
            LayeredConfig layered = LayeredConfig.of(trees(List.of(document)), NO_FOLDER);
            assertEquals(alone, layered.config(), document);
            assertEquals(alone, ConfigReader.read("sent", layered.canonicalText()), document);
        }
        assertTrue(right > 50, "only " + right + " documents were right");
    }

    @ParameterizedTest
    @MethodSource("oddTexts")
    void textsOfEveryKindSurviveTheWayToThePhone(String text) throws ConfigException {
        String quoted = text.replace("'", "''");
        String document = "version: 1\naccounts:\n  - {user: u, server: s, password: '" + quoted + "'}";
        LayeredConfig layered = LayeredConfig.of(trees(List.of(document)), NO_FOLDER);
        assertEquals(
                text,
                ConfigReader.read("sent", layered.canonicalText())
                        .accounts()
                        .getFirst()
                        .password()
                        .reveal());
    }

    static List<String> oddTexts() {
        return List.of(
                "~",
                "null",
                "0123",
                "a: b # c",
                "\"\\n'",
                "gr\u00fcn",
                "\uD83D\uDCDE",
                " edge ",
                "\u00a0\u2028",
                "- x",
                "");
    }

    private static List<Node> trees(List<String> texts) {
        Problems problems = new Problems();
        List<Node> trees = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            trees.add(YamlTree.read(String.valueOf((char) ('a' + i)), texts.get(i), problems)
                    .orElseThrow());
        }
        assertTrue(problems.isEmpty(), () -> problems.sorted().toString());
        return trees;
    }
}
