package org.offhook.hal.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;

/** Starts Pi4J with the providers that are wanted and no others, so that none is looked for on the class path. */
interface Pi4jContexts {

    /** Whether Pi4J knows this machine; its gpiod provider does nothing on one that it does not know. */
    boolean knowsThisMachine();

    /** With lines of a chip. */
    Context lines(String chip);

    /** With I²C and SPI. */
    Context buses();

    /** Outputs that are driven one way only, which Pi4J's own do not offer. */
    OpenOutputs openOutputs();

    /** The real one. */
    final class Real implements Pi4jContexts {

        @Override
        public boolean knowsThisMachine() {
            return BoardInfoHelper.runningOnRaspberryPi();
        }

        @Override
        public Context lines(String chip) {
            return Pi4J.newContextBuilder()
                    .setGpioChipName(chip)
                    .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance())
                    .disableShutdownHook()
                    .build();
        }

        @Override
        public Context buses() {
            return Pi4J.newContextBuilder()
                    .add(LinuxFsI2CProvider.newInstance(), LinuxFsSpiProvider.newInstance())
                    .disableShutdownHook()
                    .build();
        }

        @Override
        public OpenOutputs openOutputs() {
            return OpenOutputs.OfGpiod::open;
        }
    }
}
