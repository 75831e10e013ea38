package org.offhook.audio.codec.opus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.PayloadFormat;

class OpusPacketTest {

    /** RFC 6716 §3.1, table 2: configurations and their frame sizes. */
    @ParameterizedTest
    @CsvSource({
        "0, 10", "1, 20", "2, 40", "3, 60", "4, 10", "7, 60", "8, 10", "9, 20", "11, 60", "12, 10", "13, 20", "14, 10",
        "15, 20", "16, 2.5", "17, 5", "18, 10", "19, 20", "20, 2.5", "23, 20", "28, 2.5", "31, 20"
    })
    void lengthOfAFrameFollowsFromTheConfiguration(int configuration, double ms) {
        for (int rate : new int[] {8000, 16000, 48000}) {
            byte[] packet = {99, (byte) (configuration << 3), 1, 2, 3};
            assertEquals((int) (ms * rate / 1000), OpusPacket.samples(packet, 1, 4, rate));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1 frame of 20 ms, 0x48, 0, 320",
        "2 equal frames, 0x49, 0, 640",
        "2 unequal frames, 0x4a, 0, 640",
        "3 frames, 0x4b, 0x03, 960",
        "3 frames with padding and VBR, 0x4b, 0xc3, 960",
        "6 frames are 120 ms, 0x4b, 6, 1920",
        "7 frames are 140 ms, 0x4b, 7, -1",
        "no frame at all, 0x4b, 0, -1",
        "48 frames of 2.5 ms, 0x83, 48, 1920",
        "49 frames of 2.5 ms, 0x83, 49, -1"
    })
    void numberOfFramesFollowsFromTheCode(String what, String toc, String count, int samples) {
        byte[] packet = {(byte) (int) Integer.decode(toc), (byte) (int) Integer.decode(count), 0};
        assertEquals(samples, OpusPacket.samples(packet, 0, 3, 16000), what);
    }

    @Test
    void headersThatAreTooShortAreRefused() {
        assertEquals(-1, OpusPacket.samples(new byte[0], 0, 0, 16000));
        assertEquals(-1, OpusPacket.samples(new byte[] {0x4b}, 0, 1, 16000));
        assertEquals(-1, OpusPacket.samples(new byte[] {0x4a}, 0, 1, 16000));
        assertEquals(-1, OpusPacket.samples(new byte[] {0x49, 1}, 0, 2, 16000)); // odd rest for two equal frames
        assertEquals(-1, OpusPacket.samples(new byte[] {0x48, 1}, 1, 2, 16000));
        assertEquals(-1, OpusPacket.samples(new byte[] {0x48, 1}, -1, 2, 16000));
    }

    @Property
    void anyBytesAreEitherRefusedOrAtMost120Ms(@ForAll byte[] packet) {
        int samples = OpusPacket.samples(packet, 0, packet.length, 48000);
        assertEquals(samples, samples < 0 ? -1 : Math.clamp(samples, 120, 5760));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | 28000 | 16000 | false | false | false",
                "useinbandfec=1                   | 28000 | 16000 | true  | false | false",
                "usedtx=1; cbr=1                  | 28000 | 16000 | false | true  | true",
                "maxaveragebitrate=16000          | 16000 | 16000 | false | false | false",
                "maxaveragebitrate=64000          | 28000 | 16000 | false | false | false",
                "maxaveragebitrate=100            | 6000  | 16000 | false | false | false",
                "maxaveragebitrate=999999999999   | 28000 | 16000 | false | false | false",
                "maxplaybackrate=8000             | 28000 | 8000  | false | false | false",
                "maxplaybackrate=12000            | 28000 | 12000 | false | false | false",
                "maxplaybackrate=48000            | 28000 | 16000 | false | false | false",
                "maxplaybackrate=x;useinbandfec=2 | 28000 | 16000 | false | false | false",
                "MaxPlaybackRate=8000;UseDTX=1    | 28000 | 8000  | false | true  | false",
            })
    void peersLimitsAreKept(String fmtp, int bitRate, int bandwidth, boolean fec, boolean dtx, boolean cbr) {
        OpusSending sending = OpusSending.to(new PayloadFormat("opus", 48000, 2, fmtp), OpusTuning.DEFAULT);
        assertEquals(bitRate, sending.bitRate());
        assertEquals(bandwidth, sending.bandwidthHz());
        assertEquals(fec, sending.fec());
        assertEquals(dtx, sending.dtx());
        assertEquals(cbr, sending.constantBitRate());
    }

    @Test
    void tuningOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OpusTuning(1000, 16000, 5, 5));
        assertThrows(IllegalArgumentException.class, () -> new OpusTuning(24000, 32000, 5, 5));
        assertThrows(IllegalArgumentException.class, () -> new OpusTuning(24000, 16000, 11, 5));
        assertThrows(IllegalArgumentException.class, () -> new OpusTuning(24000, 16000, 5, 101));
    }

    /** RFC 6716 §4.2.3: a bit of voice activity for each SILK frame, then the LBRR flag. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SILK 20 ms with, 0x48, 0xc0, true",
        "SILK 20 ms without, 0x48, 0x80, false",
        "SILK 10 ms with, 0x40, 0x40, true",
        "SILK 40 ms with, 0x50, 0x20, true",
        "SILK 40 ms without, 0x50, 0xc0, false",
        "SILK 60 ms with, 0x58, 0x10, true",
        "hybrid 20 ms with, 0x78, 0x40, true",
        "CELT, 0x98, 0x40, false",
        "two frames, 0x49, 0x40, false",
        "stereo with, 0x4c, 0x40, true",
        "stereo with at the side, 0x4c, 0x10, true",
        "stereo without, 0x4c, 0xa0, false",
        "stereo 60 ms with at the side, 0x5c, 0x01, true"
    })
    void copyOfThePacketBeforeIsSeenInTheHeader(String name, String toc, String first, boolean carries) {
        byte[] packet = {
            0, Integer.decode(toc).byteValue(), Integer.decode(first).byteValue(), 1, 2
        };
        assertEquals(carries, OpusPacket.carriesPrevious(packet, 1, 4));
        assertEquals(false, OpusPacket.carriesPrevious(packet, 1, 1));
        assertEquals(false, OpusPacket.carriesPrevious(packet, 1, 9));
    }
}
