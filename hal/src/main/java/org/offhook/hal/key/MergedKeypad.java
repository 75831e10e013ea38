package org.offhook.hal.key;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of several sources as one keypad. A key that two sources have is down while it is down at one of them.
 * Listeners run on the thread of the source, one event after the other.
 */
public final class MergedKeypad implements Keypad {

    private final KeyReports reports;
    private final Map<Key, Set<Keypad>> downAt = new EnumMap<>(Key.class);

    public MergedKeypad(List<? extends Keypad> sources) {
        Set<Key> keys = EnumSet.noneOf(Key.class);
        sources.forEach(source -> keys.addAll(source.keys()));
        reports = new KeyReports(keys);
        sources.forEach(source -> source.addListener(event -> happened(source, event)));
    }

    @Override
    public Set<Key> keys() {
        return reports.keys();
    }

    @Override
    public void addListener(KeyListener listener) {
        reports.addListener(listener);
    }

    private synchronized void happened(Keypad source, KeyEvent event) {
        Set<Keypad> holders = downAt.computeIfAbsent(event.key(), _ -> new HashSet<>());
        if (event.action() == KeyEvent.Action.PRESSED) {
            holders.add(source);
            reports.down(event.key(), event.atNanos());
        } else if (holders.remove(source) && holders.isEmpty()) {
            reports.up(event.key(), event.atNanos());
        }
    }
}
