package org.offhook.hal.pi4j;

import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.library.gpiod.internal.LineRequestFlag;
import org.offhook.hal.line.LineUse.Drive;

/**
 * Open-drain and open-source outputs. Pi4J's {@code DigitalOutput} has neither, and driving a row of a keypad without
 * diodes both ways would join two outputs, one high and one low, by two pressed keys. The library below its gpiod provider
 * has both, as the kernel does.
 */
@FunctionalInterface
interface OpenOutputs {

    Pin open(int offset, String consumer, Drive drive, boolean high);

    /** By the libgpiod that Pi4J brings along, through the chip that its provider has opened. */
    record OfGpiod(GpioLine line) implements Pin {

        static Pin open(int offset, String consumer, Drive drive, boolean high) {
            GpioLine line = GpioDContext.getInstance().getOrOpenLine(offset);
            LineRequestFlag flag =
                    switch (drive) {
                        case OPEN_DRAIN -> LineRequestFlag.OPEN_DRAIN;
                        case OPEN_SOURCE -> LineRequestFlag.OPEN_SOURCE;
                        case PUSH_PULL -> throw new IllegalArgumentException("push-pull is Pi4J's own");
                    };
            line.requestOutputFlags(consumer, flag.getVal(), high ? 1 : 0);
            return new OfGpiod(line);
        }

        @Override
        public boolean high() {
            return line.getValue() == 1;
        }

        @Override
        public void drive(boolean high) {
            line.setValue(high ? 1 : 0);
        }

        @Override
        public void close() {
            GpioDContext.getInstance().closeLine(line);
        }
    }
}
