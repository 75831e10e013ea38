package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;

class ProvisionedPhoneTest {

    private final List<OffHook> started = new ArrayList<>();
    private final ProvisionedPhone phone = new ProvisionedPhone(OffHook::start, started::add);

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void eachConfigurationStartsANewInsideAndEndsTheOneBefore() throws ConfigException {
        assertEquals(Optional.empty(), phone.inside());
        assertTrue(phone.idle(), "without a configuration there is nothing to interrupt");
        phone.apply(config("device: \"null\""));
        OffHook first = phone.inside().orElseThrow();
        phone.apply(config("device: \"null\""));
        assertNotSame(first, phone.inside().orElseThrow());
        assertEquals(2, started.size());
    }

    @Test
    void aHandsetInTheHandIsNotIdle() throws Exception {
        phone.apply(config("device: \"null\""));
        CountDownLatch lifted = new CountDownLatch(1);
        OffHook inside = phone.inside().orElseThrow();
        inside.addListener(state -> {
            if (state.desk().handsetUp()) {
                lifted.countDown();
            }
        });
        assertTrue(phone.idle());
        inside.post(new PhoneEvent.HookLifted());
        assertTrue(lifted.await(30, TimeUnit.SECONDS));
        assertFalse(phone.idle());
    }

    @Test
    void settingsThatDoNotWorkAreRefusedInASentenceAndOthersWorkAfterwards() throws ConfigException {
        phone.apply(config("device: \"null\""));
        PhoneConfig wrong = config("device: \"nosuchkind:x\"");
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> phone.apply(wrong));
        assertTrue(refusal.getMessage().startsWith("audio.device: "), refusal.getMessage());
        assertEquals(Optional.empty(), phone.inside());
        phone.apply(config("device: \"null\""));
        assertTrue(phone.inside().isPresent());
    }

    @Test
    void afterTheEndNothingStarts() throws ConfigException {
        phone.close();
        phone.apply(config("device: \"null\""));
        assertEquals(Optional.empty(), phone.inside());
        assertEquals(List.of(), started);
    }

    private static PhoneConfig config(String audio) throws ConfigException {
        return ConfigReader.read("test", "version: 1\nsip: {port: 0, address: 127.0.0.1}\naudio: {" + audio + "}\n");
    }
}
