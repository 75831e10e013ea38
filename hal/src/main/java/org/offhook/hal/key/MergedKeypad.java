package org.offhook.hal.key;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of several sources as one keypad. A key that two sources have is down while it is down at one of them.
 * Listeners run on the thread of the source, one event after the other.
 */
public final class MergedKeypad implements Keypad {

    private final KeyReports reports;
    private final Map<Key, Integer> downAt = new EnumMap<>(Key.class);

    public MergedKeypad(List<? extends Keypad> sources) {
        Set<Key> keys = EnumSet.noneOf(Key.class);
        sources.forEach(source -> keys.addAll(source.keys()));
        reports = new KeyReports(keys);
        sources.forEach(source -> source.addListener(this::happened));
    }

    @Override
    public Set<Key> keys() {
        return reports.keys();
    }

    @Override
    public void addListener(KeyListener listener) {
        reports.addListener(listener);
    }

    private synchronized void happened(KeyEvent event) {
        int step = event.action() == KeyEvent.Action.PRESSED ? 1 : -1;
        int sources = downAt.merge(event.key(), step, Integer::sum);
        if (sources == 0) {
            reports.up(event.key(), event.atNanos());
        } else {
            reports.down(event.key(), event.atNanos());
        }
    }
}
