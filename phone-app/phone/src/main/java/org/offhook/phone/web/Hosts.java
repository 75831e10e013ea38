package org.offhook.phone.web;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as they stand in a URL. */
final class Hosts {

    private Hosts() {}

    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.equals("0:0:0:0:0:0:0:1") ? "[::1]" : "[" + plain + "]";
    }
}
