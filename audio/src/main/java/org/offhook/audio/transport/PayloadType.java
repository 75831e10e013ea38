package org.offhook.audio.transport;

import org.offhook.audio.codec.PayloadFormat;

/**
 * A payload type number bound to a format in one direction of one session.
 *
 * @param number 0–127
 */
public record PayloadType(int number, PayloadFormat format) {

    public PayloadType {
        if (number < 0 || number > 127) {
            throw new IllegalArgumentException("payload type " + number + " is not in 0…127");
        }
    }
}
