package org.offhook.phone.core;

import java.time.Instant;

/**
 * What the phone knows of its own machine. Texts are for people; empty where nothing is known.
 *
 * @param address IP address
 * @param mac hardware address of the same interface
 * @param startedAt when the program was started; {@link Instant#MAX} as long as nobody said
 * @param sound state of the sound device, or what is wrong with it
 * @param soundGaps gaps in its sound since start
 */
public record DeviceStatus(
        String address, String mac, String firmware, Instant startedAt, String sound, long soundGaps) {

    public static final DeviceStatus UNKNOWN = new DeviceStatus("", "", "", Instant.MAX, "", 0);
}
