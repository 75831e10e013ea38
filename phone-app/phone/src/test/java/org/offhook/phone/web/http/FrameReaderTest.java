package org.offhook.phone.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {

    private static final int MOST = 70_000;

    private static byte[] frame(boolean last, int opcode, byte[] payload, byte[] mask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(0x80 | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i % 4]);
        }
        return out.toByteArray();
    }

    private static byte[] message(FrameReader reader) {
        return Arrays.copyOf(reader.message(), reader.messageLength());
    }

    /** The example of RFC 6455 §5.7: a masked text message "Hello". */
    @Test
    void readsTheExampleOfTheStandard() throws IOException {
        byte[] bytes = HexFormat.of().parseHex("818537fa213d7f9f4d5158");
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), MOST);
        assertEquals(FrameReader.TEXT, reader.read());
        assertArrayEquals("Hello".getBytes(), message(reader));
        assertThrows(EOFException.class, reader::read);
    }

    @Property
    void messageInPiecesWithPingsBetweenIsTheSameMessage(
            @ForAll @Size(max = 400) byte[] payload, @ForAll @IntRange(min = 1, max = 5) int pieces, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] mask = new byte[4];
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i < pieces; i++) {
            int to = i == pieces - 1 ? payload.length : from + random.nextInt(payload.length - from + 1);
            random.nextBytes(mask);
            wire.writeBytes(frame(
                    i == pieces - 1,
                    i == 0 ? FrameReader.BINARY : FrameReader.CONTINUATION,
                    Arrays.copyOfRange(payload, from, to),
                    mask));
            if (i < pieces - 1) {
                wire.writeBytes(frame(true, FrameReader.PING, new byte[] {1, 2}, mask));
            }
            from = to;
        }
        FrameReader reader = new FrameReader(new ByteArrayInputStream(wire.toByteArray()), MOST);
        int code = reader.read();
        while (code == FrameReader.PING) {
            assertEquals(2, reader.controlLength());
            code = reader.read();
        }
        assertEquals(FrameReader.BINARY, code);
        assertArrayEquals(payload, message(reader));
    }

    @ParameterizedTest
    @CsvSource({"125", "126", "65535", "65536", "70000"})
    void everyFormOfLengthIsRead(int length) throws IOException {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        FrameReader reader = new FrameReader(
                new ByteArrayInputStream(frame(true, FrameReader.BINARY, payload, new byte[] {9, 8, 7, 6})), MOST);
        assertEquals(FrameReader.BINARY, reader.read());
        assertArrayEquals(payload, message(reader));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not masked, 810548656c6c6f, 1002",
        "reserved bit, C18537fa213d7f9f4d5158, 1002",
        "unknown opcode, 8385000000000000000000, 1002",
        "unknown control, 8B8000000000, 1002",
        "control in pieces, 098000000000, 1002",
        "control too long, 89FE007E00000000, 1002",
        "nothing to continue, 808000000000, 1002",
        "message within a message, 01800000000081800000000000, 1002",
        "negative length, 81FFFFFFFFFFFFFFFFFF00000000, 1002",
        "longer than anything, 81FF7FFFFFFFFFFFFFFF00000000, 1009",
        "longer than allowed, 81FF000000000001117100000000, 1009"
    })
    void brokenFramesAreRefused(String what, String hex, int code) {
        FrameReader reader =
                new FrameReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), MOST);
        WebSocketFault fault = assertThrows(WebSocketFault.class, () -> {
            while (true) {
                reader.read();
            }
        });
        assertEquals(code, fault.code());
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), 100);
        IOException end = assertThrows(IOException.class, () -> {
            while (true) {
                reader.read();
            }
        });
        assertTrue(end instanceof EOFException || end instanceof WebSocketFault, end::toString);
    }
}
