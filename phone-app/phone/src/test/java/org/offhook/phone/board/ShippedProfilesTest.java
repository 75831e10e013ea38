package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.Lamp;
import org.offhook.provisioning.config.BoardReader;
import org.offhook.provisioning.config.ConfigException;

class ShippedProfilesTest {

    static Stream<String> names() {
        return BoardProfiles.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyProfileIsRight(String name) throws ConfigException {
        assertEquals(List.of(), BoardProfiles.read(name, Path.of(".")).problems());
    }

    /** The editor's opinion, which goes by the published schema alone. */
    @ParameterizedTest
    @MethodSource("names")
    void everyProfileFitsThePublishedSchema(String name) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema());
        assertEquals(Set.of(), schema.validate(new YAMLMapper().readTree(BoardProfiles.text(name))));
    }

    @Test
    void profilesKnowExactlyTheKeysAndLampsOfAPhone() throws IOException {
        String keys =
                schema().at("/properties/keys/items/properties/key/pattern").asText();
        assertEquals(
                Stream.of(Key.values()).map(Key::word).toList(),
                List.of(keys.substring("^(?:".length(), keys.length() - ")$".length())
                        .split("\\|")));
        List<String> lamps = new ArrayList<>();
        schema().at("/properties/lamps/items/properties/lamp/enum").forEach(word -> lamps.add(word.asText()));
        assertEquals(Stream.of(Lamp.values()).map(Lamp::word).toList(), lamps);
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = BoardReader.class.getResourceAsStream("board.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void theReferenceBuildDialsAndHasSoftKeys() throws ConfigException {
        BoardProfile profile = BoardProfiles.read("reference", Path.of(".")).profile();
        Set<Key> keys = keys(profile);
        for (char c : "0123456789*#".toCharArray()) {
            assertTrue(keys.contains(Key.ofDialCharacter(c)), () -> "no key dials " + c);
        }
        assertTrue(keys.containsAll(List.of(Key.SOFT_1, Key.SOFT_4, Key.OK, Key.CANCEL, Key.UP, Key.DOWN)));
        assertEquals(20, keys.size());
        assertTrue(profile.hook().isPresent());
        assertEquals(1, profile.displays().size());
    }

    @Test
    void theSimulatedPhoneHasEveryKeyAndEveryLamp() throws ConfigException {
        BoardProfile profile = BoardProfiles.read("sim", Path.of(".")).profile();
        assertEquals(EnumSet.allOf(Key.class), keys(profile));
        assertEquals(
                EnumSet.allOf(Lamp.class),
                profile.lamps().stream().map(light -> light.lamp()).collect(Collectors.toSet()));
    }

    private static Set<Key> keys(BoardProfile profile) {
        return profile.keypad().orElseThrow().keys().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Key.class)));
    }
}
