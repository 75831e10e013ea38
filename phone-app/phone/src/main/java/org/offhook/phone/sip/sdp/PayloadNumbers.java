package org.offhook.phone.sip.sdp;

import java.util.List;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.PayloadType;

/**
 * Which number means which format, per direction and for the whole session (RFC 3264 §8.3.2): once we
 * have published a number it keeps its meaning. Only a peer that itself gives one of its numbers a new
 * meaning makes us follow: that is a server which put another phone at the far end.
 */
final class PayloadNumbers {

    private static final int COUNT = 128;
    private static final int FIRST_DYNAMIC = 96;
    /** Not required by anything, but what most phones use, and some old ones expect. */
    private static final int USUAL_TELEPHONE_EVENT = 101;

    private final PayloadFormat[] ours = new PayloadFormat[COUNT];
    private final PayloadFormat[] theirs = new PayloadFormat[COUNT];

    /** The number for an offer of ours, bound from now on; -1 if all are taken. */
    int bind(PayloadFormat format) {
        int number = numberOf(format);
        if (number >= 0) {
            ours[number] = format;
        }
        return number;
    }

    /** Takes in an offer of the peer's, before the numbers of the answer are asked for. */
    void readOffer(List<PayloadType> offered) {
        for (PayloadType type : offered) {
            PayloadFormat before = theirs[type.number()];
            PayloadFormat mine = ours[type.number()];
            boolean moved = before != null && !before.sameFormat(type.format());
            if (moved && mine != null && mine.sameFormat(before)) {
                ours[type.number()] = null;
            }
        }
        readAnswer(offered);
    }

    /** Takes in the peer's answer to an offer of ours. */
    void readAnswer(List<PayloadType> answered) {
        answered.forEach(type -> theirs[type.number()] = type.format());
    }

    /** The number for our answer to a format that the peer offered under a number of its own; -1 if all are taken. */
    int bindAnswer(PayloadFormat format, int offeredNumber) {
        PayloadFormat mine = ours[offeredNumber];
        if (mine == null || mine.sameFormat(format)) {
            ours[offeredNumber] = format;
            return offeredNumber;
        }
        return bind(format);
    }

    private int numberOf(PayloadFormat format) {
        for (int number = 0; number < COUNT; number++) {
            if (ours[number] != null && ours[number].sameFormat(format)) {
                return number;
            }
        }
        int usual = usualNumber(format);
        if (usual >= 0 && ours[usual] == null) {
            return usual;
        }
        for (int number = FIRST_DYNAMIC; number < COUNT; number++) {
            if (ours[number] == null && theirs[number] == null && number != USUAL_TELEPHONE_EVENT) {
                return number;
            }
        }
        for (int number = FIRST_DYNAMIC; number < COUNT; number++) {
            if (ours[number] == null) {
                return number;
            }
        }
        return -1;
    }

    private static int usualNumber(PayloadFormat format) {
        return format.sameFormat(PayloadFormat.TELEPHONE_EVENT)
                ? USUAL_TELEPHONE_EVENT
                : StaticPayloadTypes.number(format);
    }
}
