package org.offhook.phone.sip.sdp;

import java.util.Map;
import java.util.Optional;
import org.offhook.audio.codec.PayloadFormat;

/** The payload type numbers that need no {@code a=rtpmap} (RFC 3551 §6, table 4). */
final class StaticPayloadTypes {

    private static final Map<Integer, PayloadFormat> TABLE = Map.of(
            0, PayloadFormat.PCMU,
            3, new PayloadFormat("GSM", 8000, 1, ""),
            4, new PayloadFormat("G723", 8000, 1, ""),
            8, PayloadFormat.PCMA,
            9, PayloadFormat.G722,
            10, new PayloadFormat("L16", 44100, 2, ""),
            11, new PayloadFormat("L16", 44100, 1, ""),
            13, PayloadFormat.COMFORT_NOISE,
            15, new PayloadFormat("G728", 8000, 1, ""),
            18, new PayloadFormat("G729", 8000, 1, ""));

    private StaticPayloadTypes() {}

    static Optional<PayloadFormat> format(int number) {
        return Optional.ofNullable(TABLE.get(number));
    }

    /** The number that the RFC gives the format, or -1. */
    static int number(PayloadFormat format) {
        return TABLE.entrySet().stream()
                .filter(entry -> entry.getValue().sameFormat(format))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }
}
