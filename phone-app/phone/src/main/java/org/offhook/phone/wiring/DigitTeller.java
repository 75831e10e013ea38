package org.offhook.phone.wiring;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;

/**
 * Tells the phone of the digits that its calls' other sides send. A machine that dials as fast as may be sends some
 * twelve a second; a peer that sends far more is not let to fill the queue of the phone.
 *
 * <p>Threads: the engine's media thread.
 */
final class DigitTeller {

    /** Of all calls together; what comes above that is lost. */
    static final int MOST_A_SECOND = 50;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<PhoneEvent> phone;
    private final LongSupplier nanoClock;
    private long begun;
    private int told;

    DigitTeller(Consumer<PhoneEvent> phone, LongSupplier nanoClock) {
        this.phone = phone;
        this.nanoClock = nanoClock;
        begun = nanoClock.getAsLong();
    }

    void digit(String session, char digit) {
        long now = nanoClock.getAsLong();
        if (now - begun >= SECOND) {
            begun = now;
            told = 0;
        }
        if (told < MOST_A_SECOND) {
            told++;
            phone.accept(new PhoneEvent.DigitHeard(new CallId(session), digit));
        }
    }
}
