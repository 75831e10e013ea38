package org.offhook.provisioning.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * What it costs a fresh process to read a configuration: milliseconds and resident memory, on one line.
 * {@code config-cost.sh} runs it; the numbers stand in {@code docs/decisions/0003}.
 */
final class ConfigCost {

    private ConfigCost() {}

    /**
     * @param args {@code nothing}, {@code reader}, {@code jackson} or {@code library}; then the configuration file
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        whatEveryStartDoes();
        long before = System.nanoTime();
        switch (args[0]) {
            case "nothing" -> Files.readString(file);
            case "reader" -> ConfigReader.read(file);
            case "jackson" -> Library.parse(file);
            case "library" -> Library.validate(file);
            default -> throw new IllegalArgumentException(args[0]);
        }
        long micros = (System.nanoTime() - before) / 1000;
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D+", "");
        System.out.println(args[0] + " " + micros / 1000.0 + " ms " + resident + " kB");
    }

    /** The clock needs the time zones, which opens every jar in search of providers; the phone's core switches over patterns. */
    private static void whatEveryStartDoes() {
        Object rules = ZoneId.of("Europe/Berlin").getRules();
        String kind =
                switch (rules) {
                    case ZoneRules zone -> "zone rules";
                    case Object other -> throw new IllegalStateException(other.toString());
                };
        if (kind.isEmpty()) {
            throw new IllegalStateException(kind);
        }
    }

    /** The road not taken: Jackson's YAML tree and a schema validator, as lean as its options allow. */
    private static final class Library {

        static JsonNode parse(Path file) throws Exception {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
        }

        static void validate(Path file) throws Exception {
            ObjectMapper json = new ObjectMapper();
            JsonNode document = parse(file);
            JsonSchemaFactory factory = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
                    .enableSchemaCache(false)
                    .build();
            SchemaValidatorsConfig lean = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(false)
                    .preloadJsonSchema(false)
                    .build();
            try (InputStream in = PhoneConfig.class.getResourceAsStream("phone.schema.json")) {
                int problems = factory.getSchema(json.readTree(in), lean)
                        .validate(document)
                        .size();
                if (problems > 0) {
                    throw new IllegalArgumentException(problems + " problems in " + file);
                }
            }
        }
    }
}
