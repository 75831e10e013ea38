package org.offhook.phone.sip.sdp;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.PayloadType;

/** Which telephone-event goes with which codec (RFC 4733 §2.4, §2.5.1.1: one clock for the whole stream). */
final class TelephoneEvents {

    private static final int USUAL_CLOCK_HZ = 8000;
    private static final int LAST_KEY_EVENT = 11; // 0–9, *, #

    private TelephoneEvents() {}

    /** What to offer beside these codecs: one for each of their clocks, and 8000 Hz always. */
    static List<PayloadFormat> beside(List<PayloadFormat> codecs) {
        return IntStream.concat(IntStream.of(USUAL_CLOCK_HZ), codecs.stream().mapToInt(PayloadFormat::clockRateHz))
                .distinct()
                .mapToObj(TelephoneEvents::keys)
                .toList();
    }

    /**
     * The peer's telephone-event to use with a codec: the one of the same clock, or 8000 Hz, which
     * many a peer offers alone beside Opus.
     */
    static Optional<PayloadType> of(RemoteAudio remote, PayloadFormat codec) {
        Optional<PayloadType> same = withClock(remote, codec.clockRateHz());
        return same.isPresent() ? same : withClock(remote, USUAL_CLOCK_HZ);
    }

    /** What we take under the peer's format: the keys, at its clock. */
    static PayloadFormat ours(PayloadFormat theirs) {
        return keys(theirs.clockRateHz());
    }

    private static PayloadFormat keys(int clockRateHz) {
        return new PayloadFormat(
                PayloadFormat.TELEPHONE_EVENT.encoding(), clockRateHz, 1, PayloadFormat.TELEPHONE_EVENT.parameters());
    }

    /** The peer's format as we send it; no list of events means 0–15 (RFC 4733 §2.4.1). */
    static PayloadType asSent(PayloadType theirs) {
        return theirs.format().parameters().isEmpty()
                ? new PayloadType(theirs.number(), ours(theirs.format()))
                : theirs;
    }

    private static Optional<PayloadType> withClock(RemoteAudio remote, int clockRateHz) {
        return remote.find(type -> type.format().isTelephoneEvent()
                && type.format().clockRateHz() == clockRateHz
                && type.format().channels() == 1
                && takesKeys(type.format().parameters()));
    }

    /** True if the list of events ({@code 0-15}, {@code 0-9,10,11,16}) has every key; absent or unreadable: yes. */
    private static boolean takesKeys(String events) {
        BitSet taken = new BitSet(LAST_KEY_EVENT + 1);
        for (String range : events.split("[,;]")) {
            int dash = range.indexOf('-');
            int first = Numbers.parse((dash < 0 ? range : range.substring(0, dash)).trim());
            int last =
                    dash < 0 ? first : Numbers.parse(range.substring(dash + 1).trim());
            if (first < 0 || last < first) {
                return true;
            }
            taken.set(Math.min(first, LAST_KEY_EVENT + 1), Math.min(last, LAST_KEY_EVENT) + 1);
        }
        return taken.nextClearBit(0) > LAST_KEY_EVENT;
    }
}
