package org.offhook.phone.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceWatchTest {

    @TempDir
    private Path folder;

    /** Turns when it is nudged, as the phone loop does; its audio thread has the same number. */
    private static final class Someone implements Patient {
        private final AtomicLong turns = new AtomicLong();
        private volatile Health health = new Health("0 of 1 lines registered", false, false);

        @Override
        public Optional<Vitals> vitals() {
            return Optional.of(new Vitals(turns.get(), turns.get()));
        }

        @Override
        public void nudge() {
            turns.incrementAndGet();
        }

        @Override
        public Health health() {
            return health;
        }
    }

    @Test
    void aServiceManagerHearsTheWholeLifeOfAPhone() throws Exception {
        String name = folder.resolve("notify").toString();
        Someone someone = new Someone();
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "40000", "RUNTIME_DIRECTORY", folder.toString());
        try (Ear ear = new Ear(name)) {
            try (ServiceWatch watch = ServiceWatch.start(environment, someone).orElseThrow()) {
                assertEquals("STATUS=0 of 1 lines registered", ear.hear());
                assertEquals("READY=1", ear.hear());
                assertEquals("WATCHDOG=1", ear.hear());
                assertEquals("WATCHDOG=1", ear.hear());

                someone.health = new Health("in a call", true, true);
                watch.changed();
                ear.hearUntil("STATUS=in a call");
                ear.hearUntil("WATCHDOG=1");
                assertTrue(Files.exists(folder.resolve("busy")));
                assertTrue(Files.exists(folder.resolve("good")));

                someone.health = new Health("1 of 1 lines registered", false, true);
                watch.changed();
                ear.hearUntil("STATUS=1 of 1 lines registered");
                ear.hearUntil("WATCHDOG=1");
                assertFalse(Files.exists(folder.resolve("busy")));
            }
            ear.hearUntil("STOPPING=1\nSTATUS=Saying good-bye");
            assertEquals("", ear.heardAlready());
            assertFalse(Files.exists(folder.resolve("good")));
        }
    }

    @Test
    void withoutAServiceManagerNobodyWatches() {
        assertEquals(Optional.empty(), ServiceWatch.start(Map.of(), new Someone()));
    }
}
