package org.offhook.hal.board;

/** A phone without a body: the program alone, worked by command line or network. */
public final class BareBoard implements Board {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public void close() {}
}
