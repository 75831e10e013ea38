package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.provisioning.config.PhoneConfig;

class LoggingTest {

    @AfterEach
    void asItWas() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, false, false, false",
        "WARN, true, false, false",
        "INFO, true, false, false",
        "DEBUG, true, true, false",
        "TRACE, true, true, false"
    })
    void librariesNeverTellMoreThanInformation(
            PhoneConfig.Log.Level level, boolean warning, boolean ourDetails, boolean theirDetails) {
        Logging.start(level);
        Logger ours = Logger.getLogger("org.offhook.phone.SomeClass");
        Logger theirs = Logger.getLogger("java.lang.SomeClass");
        assertEquals(warning, ours.isLoggable(Level.WARNING));
        assertEquals(warning, theirs.isLoggable(Level.WARNING));
        assertEquals(ourDetails, ours.isLoggable(Level.FINE));
        assertEquals(theirDetails, theirs.isLoggable(Level.FINE));
    }
}
