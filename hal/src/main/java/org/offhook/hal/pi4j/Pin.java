package org.offhook.hal.pi4j;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;

/** One line as Pi4J has it, by voltage. Pi4J's errors come as its own exceptions. */
interface Pin {

    boolean high();

    /** Does nothing to an input. */
    void drive(boolean high);

    void close();

    /** An input of Pi4J's. */
    record In(DigitalInput input, Runnable release) implements Pin {

        @Override
        public boolean high() {
            return input.state() == DigitalState.HIGH;
        }

        @Override
        public void drive(boolean high) {}

        @Override
        public void close() {
            release.run();
        }
    }

    /** An output of Pi4J's, driven both ways. */
    record Out(DigitalOutput output, Runnable release) implements Pin {

        @Override
        public boolean high() {
            return output.state() == DigitalState.HIGH;
        }

        @Override
        public void drive(boolean high) {
            output.state(high ? DigitalState.HIGH : DigitalState.LOW);
        }

        @Override
        public void close() {
            release.run();
        }
    }
}
