package org.offhook.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.audio.dsp.Signals;

class CodecsTest {

    @Test
    void opusIsPreferredThenWhatTheWorldHasThenAmerica() {
        List<String> names =
                Codecs.all().stream().map(codec -> codec.format().rtpmap()).toList();
        assertEquals(List.of("opus/48000/2", "G722/8000", "PCMA/8000", "PCMU/8000", "L16/16000", "L16/8000"), names);
    }

    @Test
    void everyCodecCarriesAPeriodAtEveryDeviceRate() {
        for (CodecFactory codec : Codecs.all()) {
            for (int deviceRate : new int[] {8000, 16000, 24000, 32000, 48000}) {
                int rate = codec.pcmRateHz(deviceRate);
                short[] tone = Signals.sine(500, rate, rate / 50, 8000);
                byte[] payload = new byte[1500];
                short[] pcm = new short[rate * 120 / 1000];
                try (Encoder encoder = codec.newEncoder(rate, codec.format());
                        Decoder decoder = codec.newDecoder(rate)) {
                    assertEquals(rate, encoder.pcmRateHz());
                    assertEquals(rate, decoder.pcmRateHz());
                    for (int n = 0; n < 10; n++) {
                        int bytes = encoder.encode(tone, tone.length, payload, 12);
                        assertEquals(tone.length, decoder.samplesIn(payload, 12, bytes));
                        assertEquals(tone.length, decoder.decode(payload, 12, bytes, pcm));
                        assertEquals(tone.length, decoder.recover(payload, 12, bytes, pcm, tone.length));
                        assertEquals(tone.length, decoder.conceal(pcm, tone.length));
                    }
                    assertTrue(Signals.rms(pcm, 0, tone.length) > 100, codec.implementation());
                }
            }
        }
    }
}
