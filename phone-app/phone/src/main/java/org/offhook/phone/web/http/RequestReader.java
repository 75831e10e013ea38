package org.offhook.phone.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;

/** Turns HttpCore's request into ours, and refuses what could be read in two ways (RFC 9112 §3.2, §6.3). */
final class RequestReader {

    private RequestReader() {}

    static HttpRequest read(DefaultBHttpServerConnection from, ClassicHttpRequest head, int bodyMost)
            throws IOException, HttpException {
        if (head.getVersion() != null && head.getVersion().lessEquals(HttpVersion.HTTP_1_0)) {
            throw new RefusedRequest(505, "This server speaks HTTP/1.1.");
        }
        Map<String, List<String>> headers = headers(head);
        if (headers.getOrDefault("host", List.of()).size() != 1) {
            throw new RefusedRequest(400, "A request names exactly one host.");
        }
        if (headers.containsKey("transfer-encoding") && headers.containsKey("content-length")
                || headers.getOrDefault("content-length", List.of()).size() > 1) {
            throw new RefusedRequest(400, "The request's length is not clear.");
        }
        byte[] body = body(from, head, bodyMost);
        String target = head.getRequestUri();
        int mark = target.indexOf('?');
        String path = decoded(mark < 0 ? target : target.substring(0, mark), false);
        if (!path.startsWith("/")) {
            throw new RefusedRequest(400, "A path begins with a slash.");
        }
        return new HttpRequest(
                head.getMethod(), path, query(mark < 0 ? "" : target.substring(mark + 1)), headers, body);
    }

    private static Map<String, List<String>> headers(ClassicHttpRequest head) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : head.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }

    private static byte[] body(DefaultBHttpServerConnection from, ClassicHttpRequest head, int most)
            throws IOException, HttpException {
        from.receiveRequestEntity(head);
        if (head.getEntity() == null) {
            return new byte[0];
        }
        if (head.getEntity().getContentLength() > most) {
            throw tooLong(most);
        }
        InputStream in = head.getEntity().getContent();
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw tooLong(most);
        }
        return body;
    }

    private static RefusedRequest tooLong(int most) {
        return new RefusedRequest(413, "A request's body has at most " + most + " bytes.");
    }

    private static Map<String, String> query(String text) throws RefusedRequest {
        Map<String, String> query = new HashMap<>();
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(decoded(part.substring(0, equals), true), decoded(part.substring(equals + 1), true));
            }
        }
        return query;
    }

    /** @param plusIsSpace as in a query, where it is; in a path it is a plus */
    private static String decoded(String text, boolean plusIsSpace) throws RefusedRequest {
        try {
            return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(400, "The address has a percent sign that encodes nothing.");
        }
    }
}
