package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.stack.HopImpl;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import javax.sip.address.Hop;
import org.offhook.phone.sip.SipAccount.Transport;

/** Where a message goes: a resolved address, so that nothing below ever asks the DNS. */
public record Target(InetAddress address, int port, Transport transport) {

    /** The address as SIP writes it: IPv6 in brackets, without a zone. */
    public static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    Hop hop() {
        return new HopImpl(literal(address), port, transport.name().toLowerCase(Locale.ROOT));
    }

    /** True if connecting or writing to it may block. */
    boolean mayBlock() {
        return transport != Transport.UDP;
    }

    @Override
    public String toString() {
        return literal(address) + ":" + port + "/" + transport;
    }
}
