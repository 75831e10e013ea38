package org.offhook.audio.codec;

import java.util.Locale;

/**
 * An RTP payload format as SDP names it: {@code a=rtpmap} and {@code a=fmtp} without the payload
 * type (RFC 8866 §6.6, §6.15).
 *
 * @param encoding encoding name, e.g. {@code PCMU}, {@code opus}, {@code telephone-event}
 * @param clockRateHz RTP clock; 48000 for Opus whatever it carries (RFC 7587 §4.1); 8000 for G.722, which samples at
 *     16 kHz (RFC 3551 §4.5.2)
 * @param channels channels of the {@code rtpmap}; 2 for Opus always (RFC 7587 §7)
 * @param parameters value of {@code a=fmtp}, or the empty string
 */
public record PayloadFormat(String encoding, int clockRateHz, int channels, String parameters) {

    public static final PayloadFormat PCMU = new PayloadFormat("PCMU", 8000, 1, "");
    public static final PayloadFormat PCMA = new PayloadFormat("PCMA", 8000, 1, "");
    public static final PayloadFormat G722 = new PayloadFormat("G722", 8000, 1, "");
    public static final PayloadFormat L16_16000 = new PayloadFormat("L16", 16000, 1, "");
    public static final PayloadFormat L16_8000 = new PayloadFormat("L16", 8000, 1, "");
    public static final PayloadFormat OPUS = new PayloadFormat("opus", 48000, 2, "useinbandfec=1");
    public static final PayloadFormat TELEPHONE_EVENT = new PayloadFormat("telephone-event", 8000, 1, "0-15");
    public static final PayloadFormat TELEPHONE_EVENT_48000 = new PayloadFormat("telephone-event", 48000, 1, "0-15");

    public static final PayloadFormat COMFORT_NOISE = new PayloadFormat("CN", 8000, 1, "");

    /** True if both name the same format: encoding without case (RFC 4855 §3), clock and channels; parameters aside. */
    public boolean sameFormat(PayloadFormat other) {
        return encoding.equalsIgnoreCase(other.encoding)
                && clockRateHz == other.clockRateHz
                && channels == other.channels;
    }

    /** True for RFC 4733 telephone-event of whatever clock. */
    public boolean isTelephoneEvent() {
        return encoding.equalsIgnoreCase("telephone-event");
    }

    /** True for RFC 3389 comfort noise of whatever clock. */
    public boolean isComfortNoise() {
        return encoding.equalsIgnoreCase("CN");
    }

    /** The {@code rtpmap} value: {@code PCMU/8000}, {@code opus/48000/2}. */
    public String rtpmap() {
        return encoding + "/" + clockRateHz + (channels == 1 ? "" : "/" + channels);
    }

    /** The value of one {@code fmtp} parameter, or {@code otherwise} if it is absent. */
    public String parameter(String name, String otherwise) {
        for (String part : parameters.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0
                    && part.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                return part.substring(equals + 1).strip();
            }
        }
        return otherwise;
    }
}
