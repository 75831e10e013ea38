package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.offhook.hal.board.Board;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.Lamps;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.Situation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings display, its light and the lamps of a board to what the state says, and touches them only when that changed. One thread. */
final class Painter {

    /** A part that failed is tried again after this. */
    static final Duration RETRY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);

    private static final int UNTOLD = -1;

    private final Board board;
    private final LightTimer light;
    private int shining = UNTOLD;
    private DisplayText shown;
    private Map<Lamp, LampSignal> lit;
    private boolean failing;

    Painter(Board board, LightSettings light) {
        this.board = board;
        this.light = new LightTimer(light);
        board.display().ifPresent(display -> {
            if (!display.geometry().equals(CharacterGeometry.TWENTY_BY_FOUR)) {
                throw new IllegalArgumentException("The screens need a display of 20×4 cells; that of the board \""
                        + board.name() + "\" has " + display.geometry().columns() + "×"
                        + display.geometry().rows() + ".");
            }
        });
    }

    boolean hasWork() {
        return board.display().isPresent()
                || board.lamps().isPresent()
                || board.backlight().isPresent();
    }

    void use(LightSettings settings) {
        light.use(settings);
    }

    /** Somebody touched the phone. */
    void touched(Instant at) {
        light.touched(at);
    }

    /** @return when to paint again even if the state has not changed; {@link Instant#MAX} for never */
    Instant paint(PhoneState state, Instant at, ScreenSettings settings) {
        Instant next = Instant.MAX;
        try {
            if (board.display().isPresent()) {
                Frame frame = Screens.render(state, at, settings);
                show(frame.text());
                next = frame.nextChange();
            }
            if (board.backlight().isPresent()) {
                LightTimer.Brightness brightness = light.at(Situation.of(state), at);
                shine(brightness.percent());
                next = Piece.earlier(next, brightness.until());
            }
            light(lamps(state));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("Display or lamps of the board \"{}\" cannot be set; trying again", board.name(), e);
            }
            failing = true;
            next = Piece.earlier(next, at.plus(RETRY));
        }
        return next;
    }

    /** Nothing on the display, its light and all lamps off. */
    void blank() {
        try {
            board.display().ifPresent(display -> show(DisplayText.blank(display.geometry())));
            light(Map.of());
            shine(0);
        } catch (RuntimeException e) {
            LOG.debug("left as it was", e);
        }
    }

    private void show(DisplayText text) {
        if (!text.equals(shown)) {
            board.display().ifPresent(display -> display.show(text));
            shown = text;
        }
    }

    private void shine(int percent) {
        if (percent != shining) {
            board.backlight().ifPresent(backlight -> backlight.shine(percent));
            shining = percent;
        }
    }

    private void light(Map<Lamp, LampSignal> signals) {
        if (!signals.equals(lit)) {
            board.lamps().ifPresent(lamps -> lamps.show(signals));
            lit = signals;
        }
    }

    /** A lamp for each key, from the first; keys beyond the last lamp have none. */
    private Map<Lamp, LampSignal> lamps(PhoneState state) {
        Lamps lamps = Lamps.of(state);
        Map<Lamp, LampSignal> signals = new EnumMap<>(Lamp.class);
        lamps.keys().forEach((key, signal) -> {
            if (Lamp.hasLine(key)) {
                boolean dark = unclear(Lamp.ofLine(key), state.settings().keys().get(key), signal);
                signals.put(Lamp.ofLine(key), dark ? LampSignal.OFF : signal);
            }
        });
        signals.put(Lamp.MESSAGE, lamps.message());
        signals.put(Lamp.MUTE, lamps.mute());
        return signals;
    }

    /** An extension that is idle, on a lamp of one colour: lit, it would say that the extension is busy. */
    private boolean unclear(Lamp lamp, KeyUse use, LampSignal signal) {
        return use instanceof KeyUse.Watch
                && signal.equals(new LampSignal(LampColour.GREEN, LampPattern.STEADY))
                && board.lamps().filter(bank -> bank.coloured().contains(lamp)).isEmpty();
    }
}
