package org.offhook.phone.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.offhook.audio.engine.DeviceState;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.systemd.Health;
import org.offhook.phone.systemd.Patient;
import org.offhook.phone.systemd.Vitals;

/**
 * The phone, as the service manager's watch sees it. Any thread.
 *
 * @param inside the phone that is at work now; empty while it waits for its configuration
 */
record WatchedPhone(Supplier<Optional<OffHook>> inside) implements Patient {

    @Override
    public Optional<Vitals> vitals() {
        return inside.get().map(OffHook::vitals);
    }

    @Override
    public void nudge() {
        inside.get().ifPresent(OffHook::nudge);
    }

    @Override
    public Health health() {
        return inside.get()
                .map(phone -> health(phone.state(), phone.soundDevice()))
                .orElse(new Health("Waiting for a configuration", false, false));
    }

    static Health health(PhoneState state, DeviceState sound) {
        List<RegistrationStatus> lines = state.settings().lines().stream()
                .map(line -> state.registrations()
                        .getOrDefault(line.id(), RegistrationStatus.of(RegistrationStatus.State.UNREGISTERED)))
                .filter(status -> status.state() != RegistrationStatus.State.NOT_WANTED)
                .toList();
        long registered = lines.stream()
                .filter(status -> status.state() == RegistrationStatus.State.REGISTERED)
                .count();
        List<String> words = new ArrayList<>();
        words.add(lines.isEmpty() ? "No line to register" : registered + " of " + lines.size() + " lines registered");
        lines.stream()
                .map(RegistrationStatus::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .ifPresent(words::add);
        if (sound != DeviceState.OPEN) {
            words.add("no sound device");
        }
        boolean busy = !state.calls().isEmpty() || state.desk().engaged();
        if (!state.calls().isEmpty()) {
            words.add("in a call");
        }
        return new Health(String.join("; ", words), busy, sound == DeviceState.OPEN && registered == lines.size());
    }
}
