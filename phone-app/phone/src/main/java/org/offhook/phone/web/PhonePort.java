package org.offhook.phone.web;

import java.util.List;
import java.util.function.Consumer;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;

/** What the web needs of a phone. All methods from any thread. */
public interface PhonePort {

    /** The state after the last event. */
    PhoneState state();

    /** Gives the phone an event; what comes of it shows in the state. Never waits. */
    void post(PhoneEvent event);

    /** @param listener is told each new state, by the phone's own thread, and must not block; for good */
    void onState(Consumer<PhoneState> listener);

    /**
     * What stands on the display now, row by row, one character a cell. An icon is its private code point (U+E000 and
     * on); the right half of a wide character is U+0000.
     */
    List<String> screenRows();

    /** How the sound fares. */
    EngineStatistics sound();
}
