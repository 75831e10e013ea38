package org.offhook.demo.pbx;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;

/**
 * On the loopback interface every phone is on this machine, yet some name the machine's network address in their SDP,
 * where a socket that is bound to the loopback address cannot send. There the loopback address is put instead.
 */
final class LocalSdp {

    /** The wildcard address stays: it means hold (RFC 2543 §B.5). */
    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^((?:c=|a=rtcp:\\d{1,5} )IN IP4 )(?!127\\.|0\\.0\\.0\\.0)[0-9.]+");

    private LocalSdp() {}

    static void mend(Message message, InetAddress here) {
        if (here.isLoopbackAddress() && here instanceof Inet4Address && Messages.hasSdp(message)) {
            String body = Jain.body(message);
            String mended = mended(body, here);
            if (!mended.equals(body)) {
                Outbound.setSdp(message, mended);
            }
        }
    }

    static String mended(String sdp, InetAddress here) {
        return ADDRESS.matcher(sdp).replaceAll("$1" + Matcher.quoteReplacement(here.getHostAddress()));
    }
}
