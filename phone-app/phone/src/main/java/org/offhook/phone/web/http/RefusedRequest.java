package org.offhook.phone.web.http;

/** A request that is not answered for what it asks; the message is one sentence for its sender. */
final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedRequest(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
