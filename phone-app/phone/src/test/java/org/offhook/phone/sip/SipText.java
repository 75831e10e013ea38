package org.offhook.phone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A SIP message as it is on the wire. */
record SipText(String text) {

    String startLine() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    /** The method of a request, or the status code of a response. */
    String kind() {
        String[] words = startLine().split(" ");
        return words[0].equals("SIP/2.0") ? words[1] : words[0];
    }

    String requestUri() {
        return startLine().split(" ")[1];
    }

    /** The first header of that name, or the empty string. */
    String header(String name) {
        List<String> all = headers(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        String head = text.contains("\r\n\r\n") ? text.substring(0, text.indexOf("\r\n\r\n")) : text;
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                values.add(line.substring(name.length() + 1).strip());
            }
        }
        return values;
    }

    String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }

    String tag(String headerName) {
        String value = header(headerName);
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5).split("[;>]")[0];
    }

    /** The address in the Contact header. */
    String contactUri() {
        String contact = header("Contact");
        return contact.contains("<")
                ? contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'))
                : contact.split(";")[0];
    }

    int cseq() {
        return Integer.parseInt(header("CSeq").split(" ")[0]);
    }
}
