package org.offhook.phone.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered to a request. */
public sealed interface HttpAnswer {

    int status();

    Map<String, String> headers();

    /** The same with one more header. */
    HttpAnswer with(String name, String value);

    /** An answer whose body is known. */
    record Whole(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {

        @Override
        public Whole with(String name, String value) {
            return new Whole(status, added(headers, name, value), body);
        }
    }

    /** An answer that goes on for as long as its writer does; the connection ends with it. */
    record Stream(Map<String, String> headers, Writer writer) implements HttpAnswer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Stream with(String name, String value) {
            return new Stream(added(headers, name, value), writer);
        }
    }

    /** The connection becomes a WebSocket (RFC 6455). */
    record Upgrade(Map<String, String> headers, WebSocketHandler handler) implements HttpAnswer {

        @Override
        public int status() {
            return 101;
        }

        @Override
        public Upgrade with(String name, String value) {
            return new Upgrade(added(headers, name, value), handler);
        }
    }

    /** Writes a body, on the connection's thread. What it flushes is sent. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Whole of(int status, String contentType, byte[] body) {
        return new Whole(status, Map.of("Content-Type", contentType), body);
    }

    static Whole of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }

    private static Map<String, String> added(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
