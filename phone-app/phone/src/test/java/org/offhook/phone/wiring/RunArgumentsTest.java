package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArgumentsTest {

    private static Optional<RunArguments> read(String line) {
        return RunArguments.of(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Test
    void aDevicesCommandLineIsReadInAnyOrder() {
        RunArguments read = read("run --board reference --config /etc/offhook/phone.yaml --state /s")
                .orElseThrow();
        assertEquals(Optional.of(Path.of("/etc/offhook/phone.yaml")), read.path("--config"));
        assertEquals(Optional.of("reference"), read.value("--board"));
        assertEquals(Optional.of(Path.of("/s")), read.path("--state"));
        assertFalse(read.allowHttp());
    }

    @Test
    void soIsThatOfADeviceWithAServer() {
        assertEquals(
                Optional.of(new RunArguments(
                        Map.of("--provision", "http://f/{mac}.yaml", "--mac", "52:54:00:12:34:56", "--board", "sim"),
                        true)),
                read("run --provision http://f/{mac}.yaml --allow-http --mac 52:54:00:12:34:56 --board sim"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call --config a",
                "run",
                "run --help",
                "run --config",
                "run --config --board",
                "run --config=a",
                "run --config a b",
                "run --config a --colour red",
                "run --config a --config b",
                "run --config a --provision http://f",
                "run --config a --mac 52:54:00:12:34:56",
                "run --config a --allow-http",
                "run --provision http://f",
                "run --mac 52:54:00:12:34:56",
                "run --provision http://f --mac 52:54:00:12:34:56 --allow-http --allow-http"
            })
    void whatIsNotPlainIsLeftToPicocli(String line) {
        assertTrue(read(line).isEmpty());
    }
}
