package org.offhook.phone.web.http;

/** The program's side of one WebSocket. All but {@link #opened} on the connection's thread, one after the other. */
public interface WebSocketHandler {

    /** First of all. */
    void opened(WebSocket socket);

    void text(String message);

    /** @param message valid until this returns */
    void binary(byte[] message, int length);

    /** Last of all, whoever ended it. */
    void closed();
}
