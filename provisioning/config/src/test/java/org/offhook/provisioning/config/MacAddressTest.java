package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001a2b3c4d5e",
                "001A2B3C4D5E",
                "00:1a:2b:3c:4d:5e",
                "00:1A:2b:3C:4d:5E",
                "00-1A-2B-3C-4D-5E",
                "001a.2b3c.4d5e"
            })
    void everyUsualWayToWriteItIsTheSameAddress(String written) {
        MacAddress mac = MacAddress.parse(written).orElseThrow();
        assertEquals("001a2b3c4d5e", mac.hex());
        assertEquals("00:1a:2b:3c:4d:5e", mac.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "001a2b3c4d5",
                "001a2b3c4d5e0",
                "001a2b3c4d5g",
                "00:1a:2b:3c:4d",
                "00:1a-2b:3c-4d:5e",
                "001a:2b3c:4d5e",
                "0:1a:2b:3c:4d:5e",
                "00 1a 2b 3c 4d 5e",
                " 001a2b3c4d5e",
                "001a2b3c4d5e\n",
                "../../etc/passwd",
                "٠٠1a2b3c4d5e"
            })
    void anythingElseIsNone(String written) {
        assertEquals(Optional.empty(), MacAddress.parse(written));
    }

    @Test
    void theRecordTakesOnlyTheCanonicalForm() {
        assertThrows(IllegalArgumentException.class, () -> new MacAddress("001A2B3C4D5E"));
    }
}
