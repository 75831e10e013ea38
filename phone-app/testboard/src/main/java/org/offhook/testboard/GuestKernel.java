package org.offhook.testboard;

/** The kernels that the board can boot. */
public enum GuestKernel {
    /** Debian's 6.12: the GPIO character device speaks versions 1 and 2 of its interface, so Pi4J can use it. */
    V1("v1"),
    /** Debian's 7.2: the GPIO character device speaks version 2 alone. */
    V2("v2");

    private final String id;

    GuestKernel(String id) {
        this.id = id;
    }

    /** What the assembler calls it. */
    String id() {
        return id;
    }
}
