package org.offhook.audio.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpHeaderTest {

    private final RtpHeader header = new RtpHeader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain                      | 8008 0001 00000002 00000003 aabb                        | 0 | 12 | 2
            no payload                 | 8008 0001 00000002 00000003                             | 0 | 12 | 0
            two contributing sources   | 8208 0001 00000002 00000003 00000004 00000005 aa        | 0 | 20 | 1
            extension                  | 9008 0001 00000002 00000003 bede0001 11223344 aabb      | 0 | 20 | 2
            empty extension            | 9008 0001 00000002 00000003 bede0000 aabb               | 0 | 16 | 2
            padding                    | a008 0001 00000002 00000003 aabb 000003                 | 0 | 12 | 2
            all of it padding          | a008 0001 00000002 00000003 0002                        | 0 | 12 | 0
            all of it together         | b108 0001 00000002 00000003 00000004 bede0001 11223344 aa 0002 | 0 | 24 | 1
            padding of length 0        | a008 0001 00000002 00000003 aabb 00                     | 3 | -  | -
            padding longer than rest   | a008 0001 00000002 00000003 aabb 04                     | 3 | -  | -
            padding of nothing         | a008 0001 00000002 00000003                             | 3 | -  | -
            too short                  | 8008 0001 00000002 000000                               | 1 | -  | -
            sources missing            | 8f08 0001 00000002 00000003 00000004                    | 1 | -  | -
            extension cut              | 9008 0001 00000002 00000003 bede                        | 1 | -  | -
            extension longer than rest | 9008 0001 00000002 00000003 bede0002 11223344           | 1 | -  | -
            version 1                  | 4008 0001 00000002 00000003 aabb                        | 2 | -  | -
            """)
    void parses(String name, String hex, int status, String offset, String length) {
        byte[] packet = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] shifted = new byte[packet.length + 10];
        System.arraycopy(packet, 0, shifted, 5, packet.length);
        assertEquals(status, header.parse(shifted, 5, packet.length));
        if (status == RtpHeader.OK) {
            assertEquals(Integer.parseInt(offset), header.payloadOffset() - 5);
            assertEquals(Integer.parseInt(length), header.payloadLength());
            assertEquals(8, header.payloadType());
            assertEquals(1, header.sequence());
            assertEquals(2, header.timestamp());
            assertEquals(3, header.ssrc());
        }
    }

    @Property
    void readsWhatItWrites(
            @ForAll boolean marker,
            @ForAll @IntRange(max = 127) int payloadType,
            @ForAll @IntRange(max = 65535) int sequence,
            @ForAll int timestamp,
            @ForAll int ssrc) {
        byte[] packet = new byte[20];
        RtpHeader.write(packet, 4, marker, payloadType, sequence, timestamp, ssrc);
        assertEquals(RtpHeader.OK, header.parse(packet, 4, 16));
        assertEquals(marker, header.marker());
        assertEquals(payloadType, header.payloadType());
        assertEquals(sequence, header.sequence());
        assertEquals(timestamp, header.timestamp());
        assertEquals(ssrc, header.ssrc());
        assertEquals(16, header.payloadOffset());
        assertEquals(4, header.payloadLength());
    }

    @Property(tries = 2000)
    void payloadOfWhateverComesLiesWithinThePacket(@ForAll @Size(max = 64) byte[] data) {
        if (header.parse(data, 0, data.length) == RtpHeader.OK) {
            assertTrue(header.payloadOffset() >= RtpHeader.SIZE);
            assertTrue(header.payloadLength() >= 0);
            assertTrue(header.payloadOffset() + header.payloadLength() <= data.length);
        }
    }
}
