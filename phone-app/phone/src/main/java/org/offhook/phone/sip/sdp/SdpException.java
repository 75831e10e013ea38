package org.offhook.phone.sip.sdp;

/** An offer or answer that cannot be used. The message is one sentence that may be logged and shown. */
public final class SdpException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED_LENGTH = 40;

    private final int statusCode;

    private SdpException(int statusCode, String message) {
        super(message);
        this.statusCode = statusCode;
    }

    /** The body is not SDP, or lacks what every session needs: 400. */
    static SdpException malformed(String message) {
        return new SdpException(400, message);
    }

    /** Good SDP, but there is nothing in it that we can do: 488 (RFC 3261 §21.4.26). */
    static SdpException notAcceptable(String message) {
        return new SdpException(488, message);
    }

    /** An offer met our own open offer: 491 (RFC 3261 §14.2). */
    static SdpException offerOpen() {
        return new SdpException(491, "Our own offer is not answered yet.");
    }

    /** What the peer wrote, fit for a message: short, without control characters. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < QUOTED_LENGTH; i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c > '~' ? '?' : c);
        }
        return quoted.append(text.length() > QUOTED_LENGTH ? "…\"" : "\"").toString();
    }

    /** The SIP status to answer with if the SDP came in a request: 400, 488 or 491. */
    public int statusCode() {
        return statusCode;
    }
}
