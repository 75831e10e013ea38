package org.offhook.hal.evdev;

/** An opened device with keys. One thread at a time. */
interface InputDevice {

    /** Is told each change of a key, repeats aside. */
    @FunctionalInterface
    interface Listener {
        void changed(int code, boolean down, long atNanos);
    }

    int fd();

    /** Which part of the board it is. */
    int part();

    boolean isDown(int code);

    /** Whether anything has come from it. */
    boolean hasSpoken();

    /** Reads what there is; false when the device is gone. */
    boolean read(int returned);

    /** All its keys are up from now on. */
    void gone();
}
