package org.offhook.phone.web.http;

/**
 * The program's side of one WebSocket. All on the thread that reads every connection, one after the other, so nothing here
 * may block.
 */
public interface WebSocketHandler {

    /** First of all. */
    void opened(WebSocket socket);

    void text(String message);

    /** @param message valid until this returns */
    void binary(byte[] message, int length);

    /** Last of all, whoever ended it. */
    void closed();
}
