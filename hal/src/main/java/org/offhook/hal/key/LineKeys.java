package org.offhook.hal.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/** Keys that have a line each. Listeners run on the loop; the rest from any thread. */
public final class LineKeys implements Keypad, AutoCloseable {

    private final KeyReports reports;
    private final List<Key> keys;
    private final Contacts contacts;

    /**
     * @param wires a line for each key, active while it is down
     * @param debounce for how long a contact must rest before its change counts
     * @throws LineException if a line cannot be had
     */
    public LineKeys(LineChip chip, Map<Key, Contacts.Wire> wires, Duration debounce, DeviceLoop loop)
            throws LineException {
        keys = new ArrayList<>(wires.keySet());
        reports = new KeyReports(wires.isEmpty() ? EnumSet.noneOf(Key.class) : wires.keySet());
        contacts = new Contacts(
                chip, "offhook keys", keys.stream().map(wires::get).toList(), debounce, loop, this::changed);
        loop.execute(() -> tellHeld(loop.nanos()));
    }

    @Override
    public Set<Key> keys() {
        return reports.keys();
    }

    @Override
    public void addListener(KeyListener listener) {
        reports.addListener(listener);
    }

    @Override
    public void close() {
        contacts.close();
    }

    /** Keys that are held while the phone starts are keys that are pressed. */
    private void tellHeld(long atNanos) {
        for (int i = 0; i < keys.size(); i++) {
            if (contacts.active(i)) {
                reports.down(keys.get(i), atNanos);
            }
        }
    }

    private void changed(int index, boolean active, long atNanos) {
        if (active) {
            reports.down(keys.get(index), atNanos);
        } else {
            reports.up(keys.get(index), atNanos);
        }
    }
}
