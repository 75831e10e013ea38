package org.offhook.phone.web.http;

import java.io.IOException;

/** The other side broke the protocol; the close code says how (RFC 6455 §7.4.1). */
final class WebSocketFault extends IOException {

    private static final long serialVersionUID = 1L;

    static final int PROTOCOL = 1002;
    static final int NOT_TEXT = 1007;
    static final int TOO_BIG = 1009;

    private final int code;

    WebSocketFault(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    int code() {
        return code;
    }
}
