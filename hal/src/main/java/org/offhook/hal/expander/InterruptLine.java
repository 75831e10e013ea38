package org.offhook.hal.expander;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/** The line that an expander interrupts by. */
final class InterruptLine {

    private final LineBank bank;

    /** @param interrupted is told on the loop when the line becomes active, with the time */
    InterruptLine(Interrupt wired, String name, DeviceLoop loop, LongConsumer interrupted) throws LineException {
        LineUse use = new LineUse.Input(wired.line(), LineUse.Bias.PULL_UP, true, true, Duration.ZERO);
        bank = wired.chip().take("offhook " + name, List.of(use), (_, active, at) -> {
            if (active) {
                loop.execute(() -> interrupted.accept(at));
            }
        });
    }

    /** Whether it is active now; true as well if that cannot be read, so that the expander is asked. */
    boolean isActive() {
        try {
            return (bank.read() & 1) != 0;
        } catch (LineException e) {
            return true;
        }
    }

    void close() {
        bank.close();
    }
}
