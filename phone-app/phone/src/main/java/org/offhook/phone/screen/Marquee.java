package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import org.offhook.hal.display.CellText;

/**
 * Text that moves through a window too narrow for it: it rests at its beginning, moves column by column, rests
 * at its end, and begins again. After {@link #ROUNDS} rounds it stays, shortened: whoever looks has read it, and
 * a long call does not keep the display's bus busy.
 */
final class Marquee {

    static final int ROUNDS = 3;
    static final Duration REST = Duration.ofSeconds(2);
    static final Duration STEP = Duration.ofMillis(400);

    /** What is seen, and until when. */
    record View(CellText seen, Instant until) {}

    private Marquee() {}

    /**
     * @param text wider than the window
     * @param since when it began
     */
    static View view(CellText text, int width, Instant since, Instant at) {
        int travel = text.width() - width;
        long rest = REST.toMillis();
        long step = STEP.toMillis();
        long round = rest + (travel - 1) * step + rest;
        long elapsed = since.isBefore(at) ? Duration.between(since, at).toMillis() : 0;
        if (elapsed / round >= ROUNDS) {
            return new View(text.fitted(width), Instant.MAX);
        }
        Instant began = since.plusMillis(elapsed / round * round);
        long into = elapsed % round;
        if (into < rest) {
            return new View(text.window(0, width), began.plusMillis(rest));
        }
        long moved = Math.min(travel, (into - rest) / step + 1);
        Instant until = moved < travel ? began.plusMillis(rest + moved * step) : began.plusMillis(round);
        return new View(text.window((int) moved, width), until);
    }
}
