package org.offhook.phone.web;

import java.util.List;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.PhoneEvent;

/** A key or the handset, moved by remote control. */
sealed interface KeyStroke {

    /** As {@link KeyWords} reads it. */
    String name();

    /** What the phone is told when it is pressed and at once released. */
    List<PhoneEvent> events();

    record Press(String name, Key key) implements KeyStroke {
        @Override
        public List<PhoneEvent> events() {
            return List.of(new PhoneEvent.KeyPressed(key), new PhoneEvent.KeyReleased(key));
        }
    }

    record Handset(String name, boolean up) implements KeyStroke {
        @Override
        public List<PhoneEvent> events() {
            return List.of(up ? new PhoneEvent.HookLifted() : new PhoneEvent.HookReplaced());
        }
    }
}
