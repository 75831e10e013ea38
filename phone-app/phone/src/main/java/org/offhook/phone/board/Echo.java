package org.offhook.phone.board;

import java.util.Arrays;
import org.offhook.hal.sim.SimBusChip;

/** A display in memory that nobody sees: answers with the last byte that it was sent, as a PCF8574 does. */
final class Echo implements SimBusChip {

    private byte last;

    @Override
    public void write(byte[] bytes) {
        if (bytes.length > 0) {
            last = bytes[bytes.length - 1];
        }
    }

    @Override
    public byte[] read(int length) {
        byte[] answer = new byte[length];
        Arrays.fill(answer, last);
        return answer;
    }
}
