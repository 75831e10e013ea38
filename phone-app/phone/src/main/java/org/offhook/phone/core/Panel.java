package org.offhook.phone.core;

import java.time.Instant;
import java.util.Set;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.user.Knob;

/**
 * What happens on the phone itself, whatever its calls do.
 *
 * @param menu where the user stands in it; kept while a call covers it
 * @param touched when a key last worked the menu
 * @param knobs what can be adjusted on this phone
 */
public record Panel(
        Menu menu, Instant touched, HeldKeys held, VolumeBar bar, DeviceStatus device, Set<Knob> knobs, SetUp setUp) {

    static final Panel NEW = new Panel(
            Menu.CLOSED, Instant.EPOCH, HeldKeys.NONE, VolumeBar.HIDDEN, DeviceStatus.UNKNOWN, Set.of(), SetUp.DONE);

    public Panel {
        knobs = Set.copyOf(knobs);
    }

    Panel with(Menu changed) {
        return new Panel(changed, touched, held, bar, device, knobs, setUp);
    }

    Panel touched(Instant at) {
        return new Panel(menu, at, held, bar, device, knobs, setUp);
    }

    Panel with(HeldKeys changed) {
        return new Panel(menu, touched, changed, bar, device, knobs, setUp);
    }

    Panel with(VolumeBar changed) {
        return new Panel(menu, touched, held, changed, device, knobs, setUp);
    }

    Panel with(DeviceStatus changed) {
        return new Panel(menu, touched, held, bar, changed, knobs, setUp);
    }

    Panel with(Set<Knob> changed) {
        return new Panel(menu, touched, held, bar, device, changed, setUp);
    }

    Panel with(SetUp changed) {
        return new Panel(menu, touched, held, bar, device, knobs, changed);
    }
}
