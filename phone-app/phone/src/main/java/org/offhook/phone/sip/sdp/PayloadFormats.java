package org.offhook.phone.sip.sdp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringTokenizer;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.PayloadType;

/** Reads the formats of an audio section: {@code m=}, {@code a=rtpmap}, {@code a=fmtp} (RFC 8866 §6.6, §6.15). */
final class PayloadFormats {

    private static final int COUNT = 128;

    private PayloadFormats() {}

    /**
     * The section's formats in its order; what cannot be read is left out.
     *
     * @param implied the meaning of numbers without {@code rtpmap} that RFC 3551 does not name
     */
    static List<PayloadType> read(MediaSection section, List<PayloadType> implied) {
        String[] maps = new String[COUNT];
        String[] parameters = new String[COUNT];
        for (Attributes.Attribute attribute : section.attributes().list()) {
            if (attribute.name().equalsIgnoreCase("rtpmap")) {
                put(maps, attribute.value());
            } else if (attribute.name().equalsIgnoreCase("fmtp")) {
                put(parameters, attribute.value());
            }
        }
        List<PayloadType> formats = new ArrayList<>();
        BitSet seen = new BitSet(COUNT);
        for (String text : section.formats()) {
            int number = Numbers.parse(text);
            if (number >= 0 && number < COUNT && !seen.get(number)) {
                seen.set(number);
                PayloadFormat format = maps[number] == null ? meaning(number, implied) : rtpmap(maps[number]);
                if (format != null) {
                    formats.add(new PayloadType(
                            number, withParameters(format, parameters[number] == null ? "" : parameters[number])));
                }
            }
        }
        return formats;
    }

    static PayloadFormat withParameters(PayloadFormat format, String parameters) {
        return new PayloadFormat(format.encoding(), format.clockRateHz(), format.channels(), parameters);
    }

    private static PayloadFormat meaning(int number, List<PayloadType> implied) {
        return StaticPayloadTypes.format(number)
                .or(() -> implied.stream()
                        .filter(type -> type.number() == number)
                        .map(PayloadType::format)
                        .findFirst())
                .orElse(null);
    }

    /** @param value {@code 96 opus/48000/2}; the first line about a number counts */
    private static void put(String[] byNumber, String value) {
        int space = 0;
        while (space < value.length() && value.charAt(space) > ' ') {
            space++;
        }
        int number = Numbers.parse(value.substring(0, space));
        if (number >= 0 && number < COUNT && byNumber[number] == null) {
            byNumber[number] = value.substring(space).trim();
        }
    }

    /** @return null if this is no {@code rtpmap} value */
    private static PayloadFormat rtpmap(String value) {
        StringTokenizer parts = new StringTokenizer(value, "/ \t");
        if (parts.countTokens() < 2) {
            return null;
        }
        String encoding = parts.nextToken();
        int clockRateHz = Numbers.parse(parts.nextToken());
        int channels = parts.hasMoreTokens() ? Numbers.parse(parts.nextToken()) : 1;
        return clockRateHz <= 0 || channels <= 0 ? null : tidy(encoding, clockRateHz, channels);
    }

    /** Undoes two widespread mistakes: Opus without its 2 channels, and G.722 with its sampling rate as clock. */
    private static PayloadFormat tidy(String encoding, int clockRateHz, int channels) {
        if (encoding.equalsIgnoreCase("opus")) {
            return new PayloadFormat(encoding, clockRateHz, 2, ""); // RFC 7587 §7
        }
        if (encoding.equalsIgnoreCase("G722") && clockRateHz == 16000) {
            return new PayloadFormat(encoding, 8000, channels, ""); // RFC 3551 §4.5.2
        }
        return new PayloadFormat(encoding, clockRateHz, channels, "");
    }
}
