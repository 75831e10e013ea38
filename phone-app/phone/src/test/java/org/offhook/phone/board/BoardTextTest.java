package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.offhook.provisioning.config.ConfigException;

/** What is written is read back as the same profile. */
class BoardTextTest {

    static final List<String> NAMES = BoardProfiles.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyProfileThatComesAlongIsReadBackAsItWas(String name) throws ConfigException {
        same(BoardProfiles.text(name));
    }

    @Test
    void theProfileWithEveryFieldIsReadBackAsItWas() throws IOException, ConfigException {
        String manual = Files.readString(Path.of(System.getProperty("basedir", "."), "../../docs/board.md"));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(manual);
        int examples = 0;
        while (block.find()) {
            same(block.group(1));
            examples++;
        }
        assertEquals(2, examples);
    }

    @Test
    void namesMayHoldAnything() throws ConfigException {
        same("version: 1\nname: \"a \\\"b\\\" \\\\ # ' : ü {}\"\n");
    }

    private static void same(String text) throws ConfigException {
        BoardFile first = BoardFile.read("first.yaml", text);
        assertEquals(List.of(), first.problems());
        BoardFile second = BoardFile.read("second.yaml", BoardText.of(first.profile()));
        assertEquals(List.of(), second.problems());
        assertEquals(first.profile(), second.profile());
    }
}
