package org.offhook.phone.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.Mixers;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.PartName;

/**
 * Sets the mixer of the way that the sound goes whenever that becomes another, and again when its card was away. Mixers
 * may block, so it is done beside the caller; the newest way wins. Any thread.
 */
final class RouteMixers {

    /** Without any mixer. */
    static final RouteMixers NONE = new RouteMixers(Map.of(), Access.REAL, _ -> {});

    /** How a profile gets to a card: {@link Mixers}. */
    interface Access {
        List<Mixers.Fault> check(PcmSpec spec, MixerProfile profile);

        List<Mixers.Fault> apply(PcmSpec spec, MixerProfile profile);

        Access REAL = new Access() {
            @Override
            public List<Mixers.Fault> check(PcmSpec spec, MixerProfile profile) {
                return Mixers.check(spec, profile);
            }

            @Override
            public List<Mixers.Fault> apply(PcmSpec spec, MixerProfile profile) {
                return Mixers.apply(spec, profile);
            }
        };
    }

    private final Map<AudioRoute, SoundPlan.Setting> settings;
    private final Access mixers;
    private final Consumer<List<BoardFault>> faults;
    private final Object working = new Object();
    private volatile Optional<AudioRoute> used = Optional.empty();
    private Optional<SoundPlan.Setting> done = Optional.empty(); // guarded by working

    /** @param faults told what of the settings the cards have not, by any thread */
    RouteMixers(Map<AudioRoute, SoundPlan.Setting> settings, Access mixers, Consumer<List<BoardFault>> faults) {
        this.mixers = mixers;
        this.settings = Map.copyOf(settings);
        this.faults = faults;
    }

    /** Looks whether the cards have what is to be set, without setting it. */
    void check() {
        if (!settings.isEmpty()) {
            Thread.startVirtualThread(() -> {
                synchronized (working) {
                    List<BoardFault> found = new ArrayList<>();
                    for (SoundPlan.Setting setting : Set.copyOf(settings.values())) {
                        for (Mixers.Fault fault : mixers.check(setting.spec(), setting.profile())) {
                            found.add(fault(setting, fault));
                        }
                    }
                    faults.accept(found);
                }
            });
        }
    }

    private static BoardFault fault(SoundPlan.Setting setting, Mixers.Fault fault) {
        return new BoardFault(
                PartName.sound(setting.part()) + ".controls[" + fault.control() + "].name", fault.sentence());
    }

    /** Sound goes that way from now on. */
    void use(AudioRoute route) {
        if (!used.equals(Optional.of(route))) {
            used = Optional.of(route);
            work();
        }
    }

    /** A card is there again, and has forgotten everything. */
    void returned(Set<AudioRoute> routes) {
        Thread.startVirtualThread(() -> {
            synchronized (working) {
                done = Optional.empty();
            }
            if (used.filter(routes::contains).isPresent()) {
                work();
            }
            check();
        });
    }

    private void work() {
        if (!settings.isEmpty()) {
            Thread.startVirtualThread(() -> {
                synchronized (working) {
                    Optional<SoundPlan.Setting> wanted = used.map(settings::get);
                    if (wanted.isPresent() && !wanted.equals(done)) {
                        mixers.apply(wanted.get().spec(), wanted.get().profile());
                        done = wanted;
                    }
                }
            });
        }
    }
}
