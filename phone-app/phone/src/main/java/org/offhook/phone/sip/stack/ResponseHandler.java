package org.offhook.phone.sip.stack;

import javax.sip.message.Response;

/** What becomes of a request that was sent; called on the loop. */
public interface ResponseHandler {

    /** For a request whose answer changes nothing. */
    ResponseHandler IGNORE = new ResponseHandler() {
        @Override
        public void response(Response response) {
            // nobody waits for it
        }

        @Override
        public void failed(Failure failure) {
            // nobody waits for it
        }
    };

    /** A response that belongs to the request's transaction; of an INVITE several may come. */
    void response(Response response);

    /** No final response will come. */
    void failed(Failure failure);

    enum Failure {
        /** Nobody answered in time (timer B or F, RFC 3261 §17.1). */
        TIMEOUT,
        /** It could not be sent, or the connection broke. */
        TRANSPORT
    }
}
