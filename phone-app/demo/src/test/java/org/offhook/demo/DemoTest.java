package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.Situation;
import org.offhook.phone.wiring.OffHook;
import org.offhook.testkit.Await;

class DemoTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> OF_LIBRARIES = Set.of("JNA Cleaner");

    private static void await(OffHook phone, Situation page) {
        Await.until(page.toString(), LIMIT, () -> Situation.of(phone.state()) == page);
    }

    /** Java has groups of its own for the threads that it starts when it needs them. */
    private static boolean ofTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup")
                || thread.getName().equals("process reaper");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !ofTheJvm(thread))
                .map(Thread::getName)
                .filter(name -> !OF_LIBRARIES.contains(name) && !name.startsWith("ForkJoinPool"))
                .collect(Collectors.toSet());
    }

    @Test
    void bothPhonesRegisterCallEachOtherAndNothingIsLeftAtTheEnd() throws Exception {
        Set<String> before = threads();
        try (Demo demo = Demo.start(DemoSettings.QUIET)) {
            Await.until("registration", LIMIT, demo::registered);
            OffHook first = demo.phones().get(0).inside().orElseThrow();
            OffHook second = demo.phones().get(1).inside().orElseThrow();
            first.post(new PhoneEvent.DialRequested(new LineId(1), "102"));
            await(second, Situation.INCOMING);
            second.post(new PhoneEvent.HookLifted());
            await(first, Situation.CONNECTED);
        }
        try {
            Await.until("the end of all threads", LIMIT, () -> before.containsAll(threads()));
        } catch (AssertionError late) {
            throw new AssertionError("threads left: " + threads(), late);
        }
    }

    @Test
    void whatIsSetAtAPhoneSurvivesANewConfigurationAndItsFilesEndWithTheDemo() throws Exception {
        Path files;
        try (Demo demo = Demo.start(DemoSettings.QUIET)) {
            Await.until("registration", LIMIT, demo::registered);
            DemoFleet fleet = demo.fleet().orElseThrow();
            files = fleet.folder().getParent();
            OffHook before = demo.phones().getFirst().inside().orElseThrow();
            before.post(new PhoneEvent.KeyPressed(Key.SOFT_3));
            Await.until("do not disturb", LIMIT, () -> doNotDisturb(before));
            Path common = fleet.folder().resolve("common.yaml");
            Files.writeString(common, Files.readString(common).replace("language: en", "language: de"));
            Await.until("the new configuration", Duration.ofSeconds(30), () -> demo.phones()
                    .getFirst()
                    .inside()
                    .filter(now -> now != before)
                    .isPresent());
            assertTrue(doNotDisturb(demo.phones().getFirst().inside().orElseThrow()));
        }
        assertFalse(Files.exists(files), "nothing is left in " + files);
    }

    private static boolean doNotDisturb(OffHook phone) {
        return phone.state().user().settings().doNotDisturb();
    }

    @Test
    void twoDemosAtATimeDoNotDisturbEachOtherButAPortIsForOne() throws Exception {
        try (Demo one = Demo.start(DemoSettings.QUIET);
                Demo other = Demo.start(DemoSettings.QUIET)) {
            Await.until("registrations", LIMIT, () -> one.registered() && other.registered());
            int taken = Integer.parseInt(one.server()
                    .orElseThrow()
                    .substring(one.server().orElseThrow().indexOf(':') + 1));
            assertThrows(
                    IOException.class,
                    () -> Demo.start(new DemoSettings(
                            taken,
                            OptionalInt.of(0),
                            DemoSettings.Reach.THIS_MACHINE,
                            DemoSettings.Sound.NONE,
                            List.of())));
            assertEquals(
                    List.of("101", "102"),
                    one.users().stream().map(user -> user.number()).toList());
        }
    }
}
