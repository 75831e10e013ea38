package org.offhook.hal.display;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A character display in memory: it keeps what stands on it and tells who looks at it.
 *
 * <p>Threads: {@link #show} by one thread at a time, the rest by any.
 */
public final class CharacterDisplay implements Display {

    private final CharacterGeometry geometry;
    private final List<Consumer<DisplayText>> watchers = new CopyOnWriteArrayList<>();
    private volatile DisplayText text;

    public CharacterDisplay(CharacterGeometry geometry) {
        this.geometry = geometry;
        this.text = DisplayText.blank(geometry);
    }

    @Override
    public CharacterGeometry geometry() {
        return geometry;
    }

    @Override
    public void show(DisplayText changed) {
        if (!changed.geometry().equals(geometry)) {
            throw new IllegalArgumentException("text of " + changed.geometry() + " on a display of " + geometry);
        }
        text = changed;
        watchers.forEach(watcher -> watcher.accept(changed));
    }

    /** What stands on it. */
    public DisplayText text() {
        return text;
    }

    /** Adds somebody who is told each new text from now on, by the thread that shows it; must not block. */
    public void addWatcher(Consumer<DisplayText> watcher) {
        watchers.add(watcher);
    }

    public void removeWatcher(Consumer<DisplayText> watcher) {
        watchers.remove(watcher);
    }
}
