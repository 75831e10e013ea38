package org.offhook.phone.web.http;

import org.apache.hc.core5.http.HttpException;

/** A request that is not answered for what it asks; the message is one sentence for its sender. */
final class RefusedRequest extends HttpException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedRequest(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
