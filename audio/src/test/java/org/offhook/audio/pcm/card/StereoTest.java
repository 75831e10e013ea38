package org.offhook.audio.pcm.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class StereoTest {

    @Test
    void bothChannelsAreMixedWithoutOverflow() {
        short[] mono = {9, 9, 9, 9};
        Stereo.mix(new short[] {100, 300, -32768, -32768, 32767, 32767}, mono, 1, 3);
        assertArrayEquals(new short[] {9, 200, -32768, 32767}, mono);
    }

    @Test
    void oneChannelGoesToBoth() {
        short[] both = new short[4];
        Stereo.spread(new short[] {9, 1, -2}, 1, 2, both);
        assertArrayEquals(new short[] {1, 1, -2, -2}, both);
    }
}
