package org.offhook.demo.pbx;

import java.time.Instant;
import javax.sip.address.URI;
import org.offhook.phone.sip.stack.Target;

/**
 * A phone of a user.
 *
 * @param contact what the phone calls itself; the Request-URI of what is sent to it
 * @param target where it is reached: its contact's address if that is where it registered from, else the place
 *     that it registered from
 * @param cseq of the REGISTER with this Call-ID that was last
 */
record Binding(URI contact, Target target, Instant until, String callId, long cseq) {

    Location location() {
        return new Location(contact, target);
    }
}
