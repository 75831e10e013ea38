package org.offhook.bench.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured works: a function that fails early would look fast. */
class BenchFunctionsTest {

    @ParameterizedTest
    @EnumSource
    void codecGivesFullFrames(BenchCodec codec) {
        CodecBench bench = new CodecBench();
        bench.codec = codec;
        bench.prepare();
        int samples = codec.factory().pcmRateHz(BenchCodec.DEVICE_HZ) / 50;
        for (int i = 0; i < 20; i++) {
            assertTrue(bench.encode() > 0);
            assertEquals(samples, bench.decode());
            assertEquals(samples, bench.conceal());
        }
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void jitterBufferGivesSound(JitterBench.Network network) {
        JitterBench bench = new JitterBench();
        bench.network = network;
        bench.prepare();
        int loud = 0;
        for (int i = 0; i < 500; i++) {
            loud += bench.period() == 0 ? 0 : 1;
        }
        assertTrue(loud > 200, loud + " of 500 periods");
    }

    @Test
    void everyCodecOfThePhoneIsMeasured() {
        assertEquals(
                org.offhook.audio.codec.Codecs.all().stream()
                        .map(codec -> codec.format().encoding().toUpperCase(java.util.Locale.ROOT))
                        .collect(java.util.stream.Collectors.toSet()),
                java.util.Arrays.stream(BenchCodec.values())
                        .map(Enum::name)
                        .collect(java.util.stream.Collectors.toSet()));
    }
}
