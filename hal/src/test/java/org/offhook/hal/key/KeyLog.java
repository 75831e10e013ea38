package org.offhook.hal.key;

import java.util.ArrayList;
import java.util.List;

/** Writes down what keys report: {@code +1} for a press, {@code -1} for a release. */
final class KeyLog implements KeyListener {

    private final List<KeyEvent> events = new ArrayList<>();

    @Override
    public void happened(KeyEvent event) {
        events.add(event);
    }

    List<KeyEvent> events() {
        return events;
    }

    /** All of it, and forgets it. */
    String take() {
        StringBuilder text = new StringBuilder();
        for (KeyEvent event : events) {
            char sign = event.action() == KeyEvent.Action.PRESSED ? '+' : '-';
            text.append(text.isEmpty() ? "" : " ")
                    .append(sign)
                    .append(event.key().dialCharacter());
        }
        events.clear();
        return text.toString();
    }
}
