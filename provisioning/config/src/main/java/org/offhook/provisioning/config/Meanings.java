package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.tree.Problem.quote;

import java.net.Inet6Address;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.schema.Nearest;

/** What texts of the configuration must mean. Each method is a {@link org.offhook.provisioning.config.schema.Meaning}. */
final class Meanings {

    private static final Pattern DOTTED_QUAD = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern HOST_NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private Meanings() {}

    /** {@code host[:port]}; the host a name (RFC 1123 §2.1) or an address, IPv6 in brackets (RFC 3261 §25.1). */
    static String hostPort(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("sip:") || lower.startsWith("sips:")) {
            return "leave out \"" + lower.substring(0, lower.indexOf(':') + 1) + "\", give host or host:port";
        }
        if (text.indexOf('@') >= 0) {
            return "leave out the part before \"@\", give host or host:port";
        }
        if (isIpv6(text)) {
            return "an IPv6 address must be in brackets: \"[" + text + "]\"";
        }
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        if (colon >= 0) {
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}")) {
                return quote(text) + " is not host or host:port";
            }
            if (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
                return "port " + port + " is not between 1 and 65535";
            }
        }
        return host(host);
    }

    /** A host name (RFC 1123 §2.1). */
    static String hostName(String text) {
        return HOST_NAME.matcher(text).matches() ? "" : quote(text) + " is not a host name";
    }

    private static String host(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && isIpv6(host.substring(1, host.length() - 1))
                    ? ""
                    : quote(host) + " is not an IPv6 address in brackets";
        }
        if (DIGITS_AND_DOTS.matcher(host).matches()) {
            return isIpv4(host) ? "" : quote(host) + " is not an IPv4 address";
        }
        return HOST_NAME.matcher(host).matches() ? "" : quote(host) + " is not a host name or address";
    }

    /** An IPv4 or IPv6 address, without brackets. */
    static String address(String text) {
        return isIpv4(text) || isIpv6(text) ? "" : quote(text) + " is not an IPv4 or IPv6 address";
    }

    /** An address, or a network as {@code address/bits} (RFC 4632 §3.1). */
    static String network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address(address).isEmpty()) {
            return quote(text) + " is not an address or a network like 192.0.2.0/24";
        }
        if (slash < 0) {
            return "";
        }
        String bits = text.substring(slash + 1);
        int most = isIpv4(address) ? 32 : 128;
        return bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most
                ? ""
                : quote("/" + bits) + " is not a prefix length between /0 and /" + most;
    }

    /** A zone of the IANA time zone database. */
    static String timeZone(String text) {
        try {
            ZoneRulesProvider.getRules(text, false);
            return "";
        } catch (ZoneRulesException e) {
            return Nearest.to(text, ZoneRulesProvider.getAvailableZoneIds())
                    .map(zone -> quote(text) + " is not a time zone; did you mean \"" + zone + "\"?")
                    .orElse(quote(text) + " is not a time zone; give one like Europe/Berlin");
        }
    }

    /** A country of ISO 3166-1, two letters. */
    static String country(String text) {
        List<String> countries = Arrays.asList(Locale.getISOCountries());
        if (countries.contains(text.toUpperCase(Locale.ROOT))) {
            return "";
        }
        return quote(text) + " is not a country code of ISO 3166"
                + (text.equalsIgnoreCase("uk") ? "; did you mean \"gb\"?" : ", such as de or us");
    }

    /** {@code first-last}: even to odd, as RTP and its RTCP go in pairs (RFC 3550 §11). */
    static String rtpPorts(String text) {
        int dash = text.indexOf('-');
        if (!text.matches("[0-9]{1,9}-[0-9]{1,9}")) {
            return quote(text) + " is not a range of ports like 16384-32767";
        }
        int first = Integer.parseInt(text.substring(0, dash));
        int last = Integer.parseInt(text.substring(dash + 1));
        if (first < 1024 || last > 65535) {
            return "ports must be between 1024 and 65535";
        }
        if (first >= last) {
            return "the first port " + first + " must be below the last, " + last;
        }
        if (first % 2 != 0) {
            return "the first port " + first + " must be even, because each call takes an even port and the next";
        }
        return last % 2 == 0
                ? "the last port " + last + " must be odd, because each call takes an even port and the next"
                : "";
    }

    private static boolean isIpv4(String text) {
        if (!DOTTED_QUAD.matcher(text).matches()) {
            return false;
        }
        for (String octet : text.split("\\.")) {
            if (Integer.parseInt(octet) > 255 || octet.length() > 1 && octet.charAt(0) == '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        if (text.indexOf(':') < 0 || text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
