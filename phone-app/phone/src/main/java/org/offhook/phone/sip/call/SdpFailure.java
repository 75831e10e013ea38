package org.offhook.phone.sip.call;

import javax.sip.message.Response;
import org.offhook.phone.sip.message.Identity;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.sdp.SdpException;

/** Says in a refusal what was wrong with the session description (RFC 3261 §20.43). */
final class SdpFailure {

    private static final int INCOMPATIBLE_MEDIA_FORMAT = 305;
    private static final int MISCELLANEOUS = 399;

    private SdpFailure() {}

    static void warn(Response refusal, Identity who, SdpException failure) {
        int code = failure.statusCode() == 488 ? INCOMPATIBLE_MEDIA_FORMAT : MISCELLANEOUS;
        refusal.setHeader(Jain.make(() -> Jain.HEADERS.createWarningHeader(who.viaHost(), code, failure.getMessage())));
    }
}
