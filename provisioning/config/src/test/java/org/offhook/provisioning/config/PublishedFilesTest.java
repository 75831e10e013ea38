package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.provisioning.config.schema.FieldTables;
import org.offhook.provisioning.config.schema.JsonSchemaWriter;
import org.offhook.provisioning.config.schema.Shape;

/**
 * The schema and the tables of the manual are printed from the field table. When it has changed, run
 * this test once with {@code -Doffhook.regenerate=true} and commit what it wrote.
 */
class PublishedFilesTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path RESOURCES = MODULE.resolve("src/main/resources/org/offhook/provisioning/config");
    private static final Pattern GENERATED =
            Pattern.compile("(<!-- fields: begin[^\n]*-->\n)(.*)(<!-- fields: end -->)", Pattern.DOTALL);

    private final ObjectMapper json = new ObjectMapper();

    /** What is printed from a field table. */
    enum Published {
        PHONE(
                PhoneFields.ROOT,
                "phone.schema.json",
                "urn:offhook:phone-configuration:1",
                "Configuration of an OffHook phone",
                "configuration.md"),
        BOARD(
                BoardFields.ROOT,
                "board.schema.json",
                "urn:offhook:board-profile:1",
                "Board profile of an OffHook phone",
                "board.md");

        private final Shape.Group table;
        private final Path schema;
        private final String id;
        private final String title;
        private final Path manual;

        Published(Shape.Group table, String schema, String id, String title, String manual) {
            this.table = table;
            this.schema = RESOURCES.resolve(schema);
            this.id = id;
            this.title = title;
            this.manual = MODULE.resolve("../../docs").resolve(manual);
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishedSchemaIsWhatTheFieldTableSays(Published of) throws IOException {
        String printed = JsonSchemaWriter.print(of.table, of.id, of.title);
        same(of.schema, Files.exists(of.schema) ? Files.readString(of.schema) : "", printed);
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfTheManualAreWhatTheFieldTableSays(Published of) throws IOException {
        String manual = Files.readString(of.manual);
        Matcher matcher = GENERATED.matcher(manual);
        assertTrue(matcher.find(), "the manual has lost its markers");
        String printed = matcher.replaceFirst(
                Matcher.quoteReplacement(matcher.group(1) + FieldTables.print(of.table) + "\n" + matcher.group(3)));
        same(of.manual, manual, printed);
    }

    @Test
    void examplesOfTheManualAreValid(@TempDir Path folder) throws IOException, ConfigException {
        Path password = Files.writeString(folder.resolve("door.password"), "secret of the door\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        Matcher block =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Published.PHONE.manual));
        List<PhoneConfig> examples = new ArrayList<>();
        while (block.find()) {
            examples.add(ConfigReader.read(Files.writeString(folder.resolve("phone.yaml"), block.group(1))));
        }
        assertEquals(2, examples.size(), "a minimal and a full example");
    }

    @Test
    void examplesOfTheBoardManualAreValid() throws IOException, ConfigException {
        Matcher block =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Published.BOARD.manual));
        int examples = 0;
        while (block.find()) {
            assertEquals(
                    List.of(), BoardReader.read("board.yaml", block.group(1)).problems());
            examples++;
        }
        assertEquals(2, examples, "a small and a full example");
    }

    @ParameterizedTest
    @EnumSource
    void fullExampleOfTheManualUsesEveryField(Published of) throws IOException {
        String manual = Files.readString(of.manual);
        String full = manual.substring(manual.lastIndexOf("```yaml"));
        List<String> missing = new ArrayList<>();
        names(json.readTree(Files.readString(of.schema)), missing);
        missing.removeIf(name ->
                Pattern.compile("(?m)[ #{,-]*\\b" + name + ":").matcher(full).find());
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectOfTheSchemaRefusesUnknownFieldsAndEveryFieldIsDescribed(Published of) throws IOException {
        closed(json.readTree(Files.readString(of.schema)), "");
    }

    private void closed(JsonNode schema, String path) {
        if (schema.has("properties") && schema.has("type")) {
            assertEquals(false, schema.get("additionalProperties").asBoolean(true), path);
            schema.get("properties").forEachEntry((name, property) -> {
                assertTrue(property.path("description").asText().endsWith("."), path + "." + name);
                closed(property, path + "." + name);
            });
        }
        if (schema.has("items")) {
            closed(schema.get("items"), path + "[]");
        }
    }

    private void names(JsonNode schema, List<String> into) {
        schema.path("properties").forEachEntry((name, property) -> {
            into.add(name);
            names(property, into);
            names(property.path("items"), into);
        });
    }

    private static void same(Path file, String published, String printed) throws IOException {
        if (Boolean.getBoolean("offhook.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, printed);
            return;
        }
        assertEquals(
                printed,
                published,
                file.getFileName() + " is out of date: run this test with -Doffhook.regenerate=true");
    }
}
