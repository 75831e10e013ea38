package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.offhook.provisioning.config.schema.Checker;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.YamlTree;

/**
 * The published schema, read by a validator that is not ours, and our reader accept and refuse the same
 * documents. So an editor that goes by the schema tells the user what the phone will.
 */
class SchemaAgreementTest {

    private final JsonSchema phone = published("phone.schema.json");
    private final JsonSchema board = published("board.schema.json");
    /** YAML 1.2 as editors read it: {@code no} is Norway. */
    private final ObjectMapper yaml = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    @Property(tries = 3000)
    void schemaAndReaderOfThePhoneAgree(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int oddness)
            throws JsonProcessingException {
        agree(PhoneFields.ROOT, phone, new DocumentMaker(seed, oddness * 0.01));
    }

    @Property(tries = 3000)
    void schemaAndReaderOfBoardProfilesAgree(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int oddness)
            throws JsonProcessingException {
        agree(BoardFields.ROOT, board, new DocumentMaker(seed, oddness * 0.005));
    }

    private void agree(Shape.Group table, JsonSchema schema, DocumentMaker maker) throws JsonProcessingException {
        String document = maker.document(table);
        Problems ours = new Problems();
        YamlTree.read("it.yaml", document, ours).ifPresent(tree -> Checker.checkShape(tree, table, ours));
        Set<ValidationMessage> theirs = schema.validate(yaml.readTree(document));

        assertEquals(
                theirs.isEmpty(),
                ours.isEmpty(),
                () -> document + "the schema says " + theirs + "\nthe reader says " + ours.sorted());
        Statistics.collect(ours.isEmpty());
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 15);
            coverage.check(false).percentage(share -> share > 15);
        });
    }

    private static JsonSchema published(String name) {
        try (InputStream in = PhoneConfig.class.getResourceAsStream(name)) {
            JsonNode node = new ObjectMapper().readTree(in);
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
