package org.offhook.phone.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A SIP server on TCP that takes one connection. */
final class TcpPeer implements AutoCloseable {

    private final ServerSocket listening;
    private Socket connection;

    TcpPeer() throws IOException {
        listening = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        listening.setSoTimeout(5000);
    }

    int port() {
        return listening.getLocalPort();
    }

    SipText receive() throws IOException {
        if (connection == null) {
            connection = listening.accept();
            connection.setSoTimeout(5000);
        }
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after " + head);
            }
            head.append((char) next);
            if (head.length() == 2 && head.toString().equals("\r\n")) {
                head.setLength(0); // keep-alive
            }
        }
        SipText message = new SipText(head.toString());
        int length = Integer.parseInt(message.header("Content-Length"));
        return new SipText(head + new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    void reply(SipText request, String status, String headers, String body) throws IOException {
        String to = request.header("To");
        String text = "SIP/2.0 " + status + "\r\nVia: " + request.header("Via") + "\r\nFrom: " + request.header("From")
                + "\r\nTo: " + to + (to.contains(";tag=") ? "" : ";tag=t") + "\r\nCall-ID: " + request.header("Call-ID")
                + "\r\nCSeq: " + request.header("CSeq") + "\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
        listening.close();
    }
}
