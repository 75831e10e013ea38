package org.offhook.phone.interop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The digits that came by INFO, as Asterisk's trace of SIP messages has them. */
final class InfoTrace {

    /** A request from its first line to the digit: Call-ID, number, digit. */
    private static final Pattern INFO = Pattern.compile(
            "^INFO sip(?=.*?^Call-ID: (\\S+))(?=.*?^CSeq: (\\d+)).*?^Signal=(\\S)", Pattern.MULTILINE | Pattern.DOTALL);

    private InfoTrace() {}

    /** Each request counts once, however often UDP made the sender repeat it. */
    static String digits(String log) {
        Map<String, String> byRequest = new LinkedHashMap<>();
        INFO.matcher(log)
                .results()
                .forEach(found -> byRequest.putIfAbsent(found.group(1) + ' ' + found.group(2), found.group(3)));
        return String.join("", byRequest.values());
    }
}
