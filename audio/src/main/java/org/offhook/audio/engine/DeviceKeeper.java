package org.offhook.audio.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the master device open for the audio thread, which touches it only while it is usable.
 *
 * <p>Threads: {@link #run} is a thread of its own, because opening may block for long.
 */
final class DeviceKeeper implements Runnable {

    private final DeviceOpener opener;

    DeviceKeeper(DeviceOpener opener) {
        this.opener = opener;
    }

    @Override
    public void run() {
        opener.begin();
        boolean opened = false;
        while (opener.running()) {
            if (opener.usable()) {
                LockSupport.park(this);
            } else if (opened) {
                opened = false;
                opener.lost();
                opener.pause();
            } else {
                opened = opener.open();
                if (!opened) {
                    opener.pause();
                }
            }
        }
        opener.end();
    }
}
