package org.offhook.phone.web.http;

/** Decides what is answered. Called by the connections' threads, several at a time; may block. */
public interface HttpHandler {

    HttpAnswer answer(HttpRequest request);

    /** The answer to what could not be read as a request, or exceeds a limit. */
    HttpAnswer refuse(int status, String sentence);
}
