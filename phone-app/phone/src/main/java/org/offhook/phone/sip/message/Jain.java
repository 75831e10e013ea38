package org.offhook.phone.sip.message;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;

/** jSIP's factories, which hold no state, and the small things that JAIN makes long. */
public final class Jain {

    public static final HeaderFactory HEADERS = new HeaderFactoryImpl();
    public static final AddressFactory ADDRESSES = new AddressFactoryImpl();
    static final MessageFactory MESSAGES = new MessageFactoryImpl();

    private Jain() {}

    /** Something that JAIN lets fail although our own values cannot be wrong. */
    @FunctionalInterface
    public interface Making<T> {
        T make() throws ParseException, InvalidArgumentException;
    }

    /** @throws IllegalArgumentException when a value was not fit for SIP after all */
    public static <T> T make(Making<T> making) {
        try {
            return making.make();
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public static SipURI sipUri(String user, String host) {
        return make(() -> ADDRESSES.createSipURI(user, host));
    }

    /** A header of ours as plain text, not parsed first. */
    public static Header header(String name, String value) {
        ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
        header.setValue(value);
        return header;
    }

    /** All values of a header, as text without the name, in order. */
    public static List<String> values(Message message, String name) {
        List<String> values = new ArrayList<>();
        Iterator<?> headers = message.getHeaders(name);
        while (headers != null && headers.hasNext()) {
            values.add(value((Header) headers.next()));
        }
        return values;
    }

    public static Optional<String> firstValue(Message message, String name) {
        Header header = message.getHeader(name);
        return header == null ? Optional.empty() : Optional.of(value(header));
    }

    private static String value(Header header) {
        String text = header.toString();
        return text.substring(text.indexOf(':') + 1).strip();
    }

    /** The URI of an address if it is {@code sip:} or {@code sips:}. */
    public static Optional<SipURI> sipUri(Address address) {
        URI uri = address == null ? null : address.getURI();
        return uri instanceof SipURI sip ? Optional.of(sip) : Optional.empty();
    }

    /** Body as text, or the empty string. */
    public static String body(Message message) {
        byte[] raw = message.getRawContent();
        return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
    }
}
