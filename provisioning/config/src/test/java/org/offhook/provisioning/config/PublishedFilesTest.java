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
import org.offhook.provisioning.config.schema.FieldTables;
import org.offhook.provisioning.config.schema.JsonSchemaWriter;

/**
 * The schema and the tables of the manual are printed from the field table. When it has changed, run
 * this test once with {@code -Doffhook.regenerate=true} and commit what it wrote.
 */
class PublishedFilesTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path SCHEMA =
            MODULE.resolve("src/main/resources/org/offhook/provisioning/config/phone.schema.json");
    private static final Path MANUAL = MODULE.resolve("../../docs/configuration.md");
    private static final Pattern GENERATED =
            Pattern.compile("(<!-- fields: begin[^\n]*-->\n)(.*)(<!-- fields: end -->)", Pattern.DOTALL);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void publishedSchemaIsWhatTheFieldTableSays() throws IOException {
        String printed = JsonSchemaWriter.print(
                PhoneFields.ROOT, "urn:offhook:phone-configuration:1", "Configuration of an OffHook phone");
        same(SCHEMA, Files.exists(SCHEMA) ? Files.readString(SCHEMA) : "", printed);
    }

    @Test
    void tablesOfTheManualAreWhatTheFieldTableSays() throws IOException {
        String manual = Files.readString(MANUAL);
        Matcher matcher = GENERATED.matcher(manual);
        assertTrue(matcher.find(), "the manual has lost its markers");
        String printed = matcher.replaceFirst(Matcher.quoteReplacement(
                matcher.group(1) + FieldTables.print(PhoneFields.ROOT) + "\n" + matcher.group(3)));
        same(MANUAL, manual, printed);
    }

    @Test
    void examplesOfTheManualAreValid(@TempDir Path folder) throws IOException, ConfigException {
        Path password = Files.writeString(folder.resolve("door.password"), "secret of the door\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(MANUAL));
        List<PhoneConfig> examples = new ArrayList<>();
        while (block.find()) {
            examples.add(ConfigReader.read(Files.writeString(folder.resolve("phone.yaml"), block.group(1))));
        }
        assertEquals(2, examples.size(), "a minimal and a full example");
    }

    @Test
    void fullExampleOfTheManualUsesEveryField() throws IOException {
        String manual = Files.readString(MANUAL);
        String full = manual.substring(manual.lastIndexOf("```yaml"));
        List<String> missing = new ArrayList<>();
        names(json.readTree(Files.readString(SCHEMA)), missing);
        missing.removeIf(name ->
                Pattern.compile("(?m)[ #-]*\\b" + name + ":").matcher(full).find());
        assertEquals(List.of(), missing);
    }

    @Test
    void everyObjectOfTheSchemaRefusesUnknownFieldsAndEveryFieldIsDescribed() throws IOException {
        closed(json.readTree(Files.readString(SCHEMA)), "");
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
