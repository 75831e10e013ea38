package org.offhook.phone.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.Board;
import org.offhook.hal.board.BoardSwitch;
import org.offhook.hal.board.Output;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.key.Keypad;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneLoop;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.screen.LightSettings;
import org.offhook.phone.screen.ScreenLoop;
import org.offhook.phone.screen.ScreenSettings;

/** Ties a board to the phone: keys and hook become events, the state becomes display and lamps. */
final class Body implements AutoCloseable {

    private final Board board;
    private final PhoneLoop phone;
    private final LightSettings ownLight;
    private final Map<Knob, Integer> chosen = new EnumMap<>(Knob.class);
    private final ScreenLoop screens;

    Body(Board board, PhoneLoop phone, ScreenSettings settings) {
        this.board = board;
        this.phone = phone;
        ownLight = light(board);
        this.screens = new ScreenLoop(board, phone.state(), settings, ownLight, InstantSource.system());
    }

    private static LightSettings light(Board board) {
        return board.light()
                .map(part ->
                        new LightSettings(part.brightPercent(), part.dimPercent(), part.dimAfter(), part.offAfter()))
                .orElse(LightSettings.USUAL);
    }

    /** Before the phone loop starts, so that no state is missed. A handset that is up is told as lifted now. */
    void begin() {
        board.keypad().ifPresent(this::connect);
        board.hook().ifPresent(this::connect);
        phone.addListener(screens::show);
        screens.start();
    }

    /** What can be adjusted: volumes, because the program itself makes the sound louder, and what the board has. */
    Set<Knob> knobs() {
        Set<Knob> knobs = EnumSet.of(Knob.RINGER, Knob.HANDSET, Knob.SPEAKER, Knob.HEADSET);
        if (board.backlight().isPresent()) {
            knobs.add(Knob.BACKLIGHT);
        }
        if (board.backlight().filter(Backlight::dims).isPresent()) {
            knobs.add(Knob.CONTRAST);
        }
        return knobs;
    }

    /**
     * How long the display stays lit from now on, or how bright it is. As long as the user has chosen nothing it is as the
     * board has it. By one thread.
     *
     * @param knob {@link Knob#BACKLIGHT} or {@link Knob#CONTRAST}
     */
    void light(Knob knob, int level) {
        if (phone.state().user().settings().levels().containsKey(knob)) {
            chosen.put(knob, level);
        } else {
            chosen.remove(knob);
        }
        LightSettings light = ownLight;
        if (chosen.containsKey(Knob.BACKLIGHT)) {
            light = light.dimmedAfter(
                    Duration.ofSeconds((long) chosen.get(Knob.BACKLIGHT) * Knob.BACKLIGHT_STEP_SECONDS));
        }
        if (chosen.containsKey(Knob.CONTRAST)) {
            light = light.atMost(100 * chosen.get(Knob.CONTRAST) / Knob.CONTRAST.most());
        }
        screens.use(light);
    }

    /** Switches the amplifier of the speaker on while something sounds there, and the ringer while it rings. */
    void hear(Sound sound) {
        boolean sounds = !sound.calls().isEmpty() || sound.tone().isPresent() || sound.digit() != 0;
        output(Output.AMPLIFIER, sounds && sound.path() == Sound.Path.SPEAKER);
        output(Output.RINGER, sound.tone().equals(Optional.of(Sound.Tone.RINGER)));
    }

    private void output(Output output, boolean on) {
        BoardSwitch wired = board.outputs().get(output);
        if (wired != null) {
            wired.set(on);
        }
    }

    private void connect(Keypad keypad) {
        keypad.addListener(event -> {
            phone.post(event(event));
            screens.touched();
        });
    }

    private void connect(HookSwitch hook) {
        hook.addListener((state, _) -> {
            phone.post(event(state));
            screens.touched();
        });
        if (hook.state() == HookState.OFF_HOOK) {
            phone.post(new PhoneEvent.HookLifted());
        }
    }

    private static PhoneEvent event(KeyEvent event) {
        return switch (event.action()) {
            case PRESSED -> new PhoneEvent.KeyPressed(event.key());
            case RELEASED -> new PhoneEvent.KeyReleased(event.key());
        };
    }

    private static PhoneEvent event(HookState state) {
        return switch (state) {
            case OFF_HOOK -> new PhoneEvent.HookLifted();
            case ON_HOOK -> new PhoneEvent.HookReplaced();
        };
    }

    @Override
    public void close() {
        screens.close();
        board.close();
    }
}
