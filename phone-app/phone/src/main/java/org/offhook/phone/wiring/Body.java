package org.offhook.phone.wiring;

import java.time.InstantSource;
import org.offhook.hal.board.Board;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.key.Keypad;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneLoop;
import org.offhook.phone.screen.LightSettings;
import org.offhook.phone.screen.ScreenLoop;
import org.offhook.phone.screen.ScreenSettings;

/** Ties a board to the phone: keys and hook become events, the state becomes display and lamps. */
final class Body implements AutoCloseable {

    private final Board board;
    private final PhoneLoop phone;
    private final ScreenLoop screens;

    Body(Board board, PhoneLoop phone, ScreenSettings settings) {

        this.board = board;
        this.phone = phone;
        this.screens = new ScreenLoop(board, phone.state(), settings, light(board), InstantSource.system());
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
