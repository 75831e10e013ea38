package org.offhook.hal.board;

/** Something that is on or off; off at first. */
public interface BoardSwitch {

    /**
     * What it is from now on. Returns at once; one that cannot be reached is tried again by the board and is no error
     * here. Any thread.
     */
    void set(boolean on);
}
