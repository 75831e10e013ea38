package org.offhook.audio.pcm;

/** Time that passes only where somebody waits for it, or is told to. */
final class VirtualTicker implements Ticker {

    long now = 1_000_000_007L;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void waitUntil(long nanoTime) {
        now = Math.max(now, nanoTime);
    }

    void passMs(double ms) {
        now += (long) (ms * 1_000_000);
    }
}
