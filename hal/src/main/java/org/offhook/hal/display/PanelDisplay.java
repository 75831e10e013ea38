package org.offhook.hal.display;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A display that works on a loop of its own, which alone waits for its bus: whoever shows something does not wait, and
 * of texts that come while one is being sent only the newest is drawn. A display that is lost is set up again with
 * growing patience, and then shows what was given last, even if nothing new comes.
 *
 * <p>Threads: {@link #show}, {@link #shine} and {@link #close} by any.
 */
public final class PanelDisplay implements Display, Backlight, AutoCloseable {

    /** Time until the first new try, doubled for each next one. */
    static final Duration FIRST_RETRY = Duration.ofMillis(500);

    static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

    /** So often it is looked whether the display was without power meanwhile. */
    static final Duration WATCH = Duration.ofSeconds(20);

    private static final int UNTOLD = -1;

    private final Panel panel;
    private final DeviceLoop loop;
    private final Consumer<Optional<String>> trouble;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile DisplayText wanted;
    private volatile int brightness = UNTOLD;

    // ---- the loop's ----
    private DisplayText shown;
    private int shining = UNTOLD;
    private boolean started;
    private boolean lost;
    private Duration retry = FIRST_RETRY;
    private DeviceLoop.Due due;

    /**
     * The display is set up at once, on its loop.
     *
     * @param panel is closed with this
     * @param loop of this display alone; closed with it
     * @param trouble told on the loop: one sentence when the display is lost, empty when it is back
     */
    public PanelDisplay(Panel panel, DeviceLoop loop, Consumer<Optional<String>> trouble) {
        this.panel = panel;
        this.loop = loop;
        this.trouble = trouble;
        this.wanted = DisplayText.blank(panel.geometry());
        ask();
    }

    @Override
    public CharacterGeometry geometry() {
        return panel.geometry();
    }

    @Override
    public void show(DisplayText text) {
        if (!text.geometry().equals(geometry())) {
            throw new IllegalArgumentException("text of " + text.geometry() + " on a display of " + geometry());
        }
        wanted = text;
        ask();
    }

    @Override
    public void shine(int percent) {
        brightness = percent;
        ask();
    }

    @Override
    public boolean dims() {
        return panel.dims();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            loop.execute(this::work);
        }
    }

    private void work() {
        asked.set(false);
        if (!lost) {
            bring();
        }
    }

    /** Brings display and light to what is wanted, and plans the next look. */
    private void bring() {
        if (due != null) {
            due.cancel();
        }
        Duration next;
        try {
            send();
            if (lost) {
                lost = false;
                trouble.accept(Optional.empty());
            }
            retry = FIRST_RETRY;
            next = WATCH;
        } catch (BusException | RuntimeException e) { // a text that a driver cannot show must not end the display
            started = false;
            if (!lost) {
                lost = true;
                trouble.accept(Optional.of(e instanceof BusException ? e.getMessage() : panel.name() + ": " + e));
            }
            next = retry;
            Duration doubled = retry.multipliedBy(2);
            retry = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
        }
        due = loop.at(loop.nanos() + next.toNanos(), this::bring);
    }

    private void send() throws BusException {
        if (started && !panel.isAsSetUp()) {
            started = false;
        }
        if (!started) {
            shown = null;
            panel.start();
            started = true;
        }
        int light = brightness;
        if (light != shining && light != UNTOLD) {
            panel.shine(light);
            shining = light;
        }
        DisplayText text = wanted;
        if (!text.equals(shown)) {
            panel.show(text);
            shown = text;
        }
    }

    /** Brings what was given last to the display, ends the loop and gives the bus back. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        loop.close();
        try {
            if (started) {
                send();
            }
        } catch (BusException e) {
            started = false; // a display that is lost at the end is nobody's trouble any more
        } finally {
            panel.close();
        }
    }
}
