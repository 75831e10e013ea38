package org.offhook.audio.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtcpTest {

    private final List<String> seen = new ArrayList<>();

    private final RtcpHandler handler = new RtcpHandler() {
        @Override
        public void senderReport(int ssrc, long ntp) {
            seen.add("SR " + ssrc + " " + Long.toHexString(ntp));
        }

        @Override
        public void reportBlock(
                int about, int fractionLost, int cumulativeLost, int jitterTicks, int lastSr, int delaySinceLastSr) {
            seen.add("block " + about + " " + fractionLost + " " + cumulativeLost + " " + jitterTicks + " " + lastSr
                    + " " + delaySinceLastSr);
        }

        @Override
        public void bye(int ssrc) {
            seen.add("BYE " + ssrc);
        }
    };

    @Test
    void compoundWithReportNameAndGoodbyeReadsBack() {
        RtcpWriter writer = new RtcpWriter();
        writer.senderReport(7, 0x1122334455667788L, 99, 100, 16000);
        writer.reportBlock(8, 25, -3, 0x10005, 44, 55, 66);
        writer.canonicalName(7, "abcd".getBytes(StandardCharsets.US_ASCII));
        writer.bye(7);
        assertTrue(RtcpReader.read(writer.data(), 0, writer.length(), handler));
        assertEquals(List.of("SR 7 1122334455667788", "block 8 25 -3 44 55 66", "BYE 7"), seen);
    }

    @Test
    void receiverReportIsWrittenAsTheRfcDrawsIt() {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(7);
        writer.reportBlock(8, 1, 2, 3, 4, 5, 6);
        writer.canonicalName(7, "abc".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "81c9000700000007" + "00000008" + "01000002" + "00000003" + "00000004" + "00000005" + "00000006"
                        + "81ca0003" + "00000007" + "0103616263" + "000000",
                HexFormat.of().formatHex(writer.data(), 0, writer.length()));
    }

    @Test
    void cutCompoundIsRefusedWhereItIsCut() {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(7);
        writer.bye(7);
        for (int length = 0; length < writer.length(); length++) {
            if (length != 8) {
                assertFalse(RtcpReader.read(writer.data(), 0, length, handler), "length " + length);
            }
        }
    }

    @Property(tries = 2000)
    void whateverComesIsSurvived(@ForAll @Size(max = 100) byte[] data, @ForAll boolean plausible) {
        if (plausible && data.length > 3) {
            data[0] = (byte) (0x80 | data[0] & 0x1f);
            data[1] = (byte) (200 + (data[1] & 3));
            data[2] = 0;
            data[3] &= 0x0f;
        }
        RtcpReader.read(data, 0, data.length, handler);
    }
}
