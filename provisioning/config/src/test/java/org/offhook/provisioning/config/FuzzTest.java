package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.offhook.provisioning.config.tree.Problem;

/** Whatever a file holds, the outcome is a configuration or a {@link ConfigException} that can be shown. */
class FuzzTest {

    private static final String MARKS = ":-[]{}\"'|>#&*!%@`,?~\\\n\n\t  \r\u0085\u2028\uFEFFab01=<.";

    /** What is wrong is shown in logs and on terminals: one line, whatever the file holds. */
    @Example
    void aFieldNameCannotForgeAnotherLine() {
        readOrRefuse("version: 1\n\"x\\nphone.yaml:1: all is well\": 1\n\"\\e[2J\": 1\nphone: {\"\\u2028\": 1}\n");
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readOrRefuse(text);
    }

    @Property(tries = 4000)
    void anyTextOfYamlMarksIsReadOrRefused(@ForAll("yamlMarks") String text) {
        readOrRefuse(text);
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        readOrRefuse(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 4000)
    void aDamagedConfigurationIsReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int wounds) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(document(random));
        for (int i = 0; i < wounds; i++) {
            wound(text, random);
        }
        readOrRefuse(text.toString());
    }

    @Provide
    Arbitrary<String> yamlMarks() {
        return Arbitraries.strings().withChars(MARKS.toCharArray()).ofMaxLength(60);
    }

    /** In the two styles of YAML, by turns. */
    private static String document(Random random) {
        String flow = new DocumentMaker(random.nextLong(), 0.01).document(PhoneFields.ROOT);
        return random.nextBoolean() ? flow : """
                version: 1
                phone:
                  name: "Reception"   # a comment
                  timeZone: Europe/Berlin
                accounts:
                  - user: 201
                    password: 'it''s'
                    server: pbx.example.com:5060
                    codecs:
                    - opus
                    - pcma
                  -
                    user: door
                    password: >-
                      folded
                      text
                    server: "[::1]"
                media: {rtpPorts: 16384-16399,
                  jitterMinMs: 20}
                """;
    }

    private static void wound(StringBuilder text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, MARKS.charAt(random.nextInt(MARKS.length())));
            case 2 -> text.insert(from, text.substring(from, to));
            default -> text.insert(from, (char) random.nextInt(0x10000));
        }
    }

    private static void readOrRefuse(String text) {
        try {
            ConfigReader.read("fuzz.yaml", text);
        } catch (ConfigException e) {
            assertFalse(e.problems().isEmpty());
            long lines = text.codePoints()
                            .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
                            .count()
                    + 1;
            for (Problem problem : e.problems()) {
                String shown = problem.toString();
                assertFalse(problem.sentence().isBlank(), shown);
                assertTrue(
                        shown.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029), shown);
                assertTrue(problem.line() >= 0 && problem.line() <= lines, shown);
            }
        }
    }
}
