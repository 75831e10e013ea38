package org.offhook.hal.sim;

import org.offhook.hal.board.LineInput;
import org.offhook.hal.line.LineUse.Bias;

/** A contact by what it means: a key that is down, a handset that is lifted, a pulse. Any thread. */
public final class SimSwitch {

    private final SimContact contact;
    private final boolean closedWhileActive;

    /** A contact that is not active from now on. */
    public SimSwitch(SimContact contact, boolean closedWhileActive) {
        this.contact = contact;
        this.closedWhileActive = closedWhileActive;
        set(false, BounceTrace.NONE);
    }

    /** A contact as a profile says that it is wired, with a resistor of its own where the chip is to have none. */
    static SimSwitch wired(SimWiring wiring, LineInput input) {
        int line = input.line().offset();
        boolean chipHolds = input.bias() == Bias.PULL_UP || input.bias() == Bias.PULL_DOWN;
        boolean toGround = chipHolds ? input.bias() == Bias.PULL_UP : input.activeLow();
        if (!chipHolds && toGround) {
            wiring.pullUp(line);
        } else if (!chipHolds) {
            wiring.pullDown(line);
        }
        SimContact contact = wiring.contact(line, toGround ? SimWiring.GROUND : SimWiring.SUPPLY);
        return new SimSwitch(contact, toGround == input.activeLow());
    }

    public void set(boolean active, BounceTrace trace) {
        contact.move(active == closedWhileActive, trace);
    }
}
