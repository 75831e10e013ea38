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
        public void voipMetrics(VoipMetrics metrics) {
            seen.add("XR " + metrics);
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

    private static final VoipMetrics METRICS =
            new VoipMetrics(8, 1, 2, 3, 4, 500, 60000, 70, 80, -20, 127, 127, 16, 93, 127, 44, 43, 0xf0, 40, 200, 300);

    @Test
    void voipMetricsAreWrittenAsTheRfcDrawsThem() {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(7);
        writer.voipMetrics(7, METRICS);
        assertEquals(
                "80c9000100000007" + "80cf000a00000007" + "07000008" + "00000008" + "01020304" + "01f4ea60" + "00460050"
                        + "ec7f7f10" + "5d7f2c2b" + "f0000028" + "00c8012c",
                HexFormat.of().formatHex(writer.data(), 0, writer.length()));
        assertTrue(RtcpReader.read(writer.data(), 0, writer.length(), handler));
        assertEquals(List.of("XR " + METRICS), seen);
    }

    @Test
    void otherBlocksOfAnExtendedReportArePassedOver() {
        byte[] data = HexFormat.of()
                .parseHex("80cf000f00000007" + "04000002aaaaaaaabbbbbbbb" + "09000001cccccccc" + "07000008" + "00000008"
                        + "01020304" + "01f4ea60" + "00460050" + "ec7f7f10" + "5d7f2c2b" + "f0000028" + "00c8012c");
        assertTrue(RtcpReader.read(data, 0, data.length, handler));
        assertEquals(List.of("XR " + METRICS), seen);
    }

    @Test
    void damagedBlocksOfAnExtendedReportAreRefused() {
        for (String blocks :
                List.of("0700000800000008", "07000001" + "00000008", "040000ff", "07000007" + "00".repeat(28))) {
            byte[] body = HexFormat.of().parseHex("80cf0000" + "00000007" + blocks);
            body[3] = (byte) (body.length / 4 - 1);
            assertFalse(RtcpReader.read(body, 0, body.length, handler), blocks);
        }
        assertEquals(List.of(), seen);
    }

    @Property(tries = 2000)
    void whateverAnExtendedReportHoldsIsSurvived(@ForAll @Size(max = 60) byte[] blocks) {
        byte[] data = new byte[8 + blocks.length / 4 * 4];
        data[0] = (byte) 0x80;
        data[1] = (byte) 207;
        data[3] = (byte) (data.length / 4 - 1);
        System.arraycopy(blocks, 0, data, 8, data.length - 8);
        for (int i = 8; i + 4 <= data.length; i += 12) {
            data[i] = 7;
            data[i + 2] = 0;
            data[i + 3] &= 0x0f;
        }
        RtcpReader.read(data, 0, data.length, handler);
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
