package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.offhook.hal.board.Board;
import org.offhook.phone.core.PhoneState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns display and lamps of a board: a bus is slow, and the phone loop must not wait for it. It
 * wakes up when the state changes and when the frame on the display is over, and draws the newest state; states
 * that came while it drew are skipped.
 */
public final class ScreenLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenLoop.class);

    /** Longest sleep: a clock that was set meanwhile is right again after this. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Painter painter;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "offhook-screen");
    private final Object news = new Object();

    // ---- guarded by news ----
    private PhoneState state;
    private ScreenSettings settings;
    private boolean changed = true;
    private LightSettings lightSettings;
    private boolean touched;
    private boolean closed;

    /** With the {@link LightSettings#USUAL usual} light. */
    public ScreenLoop(Board board, PhoneState initial, ScreenSettings settings, InstantSource clock) {
        this(board, initial, settings, LightSettings.USUAL, clock);
    }

    /**
     * @param board whose display, its light and lamps it drives; the caller closes the board, after this
     * @throws IllegalArgumentException if its display is not of 20×4 cells
     */
    public ScreenLoop(
            Board board, PhoneState initial, ScreenSettings settings, LightSettings light, InstantSource clock) {
        this.painter = new Painter(board, light);
        this.lightSettings = light;
        this.clock = clock;
        this.state = initial;
        this.settings = settings;
    }

    /** Draws the first frame, and goes on; does nothing for a board without display and lamps. Once only. */
    public void start() {
        if (painter.hasWork()) {
            thread.start();
        }
    }

    /** The state to show from now on. From any thread; never waits for the display. */
    public void show(PhoneState newest) {
        synchronized (news) {
            state = newest;
            changed = true;
            news.notifyAll();
        }
    }

    /** The settings to draw with from now on. From any thread; never waits for the display. */
    public void use(ScreenSettings newest) {
        synchronized (news) {
            settings = newest;
            changed = true;
            news.notifyAll();
        }
    }

    /** When the light goes down from now on. From any thread; never waits for the display. */
    public void use(LightSettings newest) {
        synchronized (news) {
            lightSettings = newest;
            changed = true;
            news.notifyAll();
        }
    }

    /** Somebody touched the phone: its display is bright for a while. From any thread; never waits for the display. */
    public void touched() {
        synchronized (news) {
            touched = true;
            changed = true;
            news.notifyAll();
        }
    }

    /** Switches display and lamps off and ends the thread. From any thread. */
    @Override
    public void close() {
        synchronized (news) {
            closed = true;
            news.notifyAll();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Instant next = Instant.MIN;
        while (true) {
            PhoneState newest;
            ScreenSettings how;
            synchronized (news) {
                await(next);
                if (closed) {
                    break;
                }
                changed = false;
                painter.use(lightSettings);
                if (touched) {
                    painter.touched(clock.instant());
                    touched = false;
                }
                newest = state;
                how = settings;
            }
            next = draw(newest, how);
        }
        painter.blank();
    }

    /** A state that cannot be drawn must not end the screens of those that come after it. */
    private Instant draw(PhoneState newest, ScreenSettings how) {
        try {
            return painter.paint(newest, clock.instant(), how);
        } catch (RuntimeException | Error e) {
            LOG.error("The screen stays as it is", e);
            return Instant.MAX;
        }
    }

    /** Waits for a change or for that moment; holds {@code news}. */
    private void await(Instant next) {
        long until = System.nanoTime() + untilNext(next).toNanos();
        while (!changed && !closed) {
            long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime() + 999_999);
            if (millis <= 0) {
                return;
            }
            try {
                news.wait(millis);
            } catch (InterruptedException e) {
                LOG.debug("interrupted; only close() ends the screens");
            }
        }
    }

    private Duration untilNext(Instant next) {
        Instant now = clock.instant();
        if (!next.isAfter(now)) {
            return Duration.ZERO;
        }
        return next.isAfter(now.plus(LONGEST)) ? LONGEST : Duration.between(now, next);
    }
}
