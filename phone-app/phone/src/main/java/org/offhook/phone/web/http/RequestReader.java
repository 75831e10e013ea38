package org.offhook.phone.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.HeaderValues;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns Undertow's request into ours, and refuses what could be read in two ways (RFC 9112 §3.2, §6.3). */
final class RequestReader {

    private RequestReader() {}

    /** Waits for the body. */
    static HttpRequest read(HttpServerExchange from, int bodyMost) throws IOException, RefusedRequest {
        if (!from.getProtocol().equals(Protocols.HTTP_1_1)) {
            throw new RefusedRequest(505, "This server speaks HTTP/1.1.");
        }
        Map<String, List<String>> headers = headers(from);
        if (headers.getOrDefault("host", List.of()).size() != 1) {
            throw new RefusedRequest(400, "A request names exactly one host.");
        }
        if (headers.containsKey("transfer-encoding") && headers.containsKey("content-length")
                || headers.getOrDefault("content-length", List.of()).size() > 1) {
            throw new RefusedRequest(400, "The request's length is not clear.");
        }
        if (from.isHostIncludedInRequestURI() || !from.getRequestPath().startsWith("/")) {
            throw new RefusedRequest(400, "A path begins with a slash.");
        }
        return new HttpRequest(
                from.getRequestMethod().toString(), from.getRequestPath(), query(from), headers, body(from, bodyMost));
    }

    private static Map<String, List<String>> headers(HttpServerExchange from) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HeaderValues values : from.getRequestHeaders()) {
            headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), new ArrayList<>(values));
        }
        return headers;
    }

    private static byte[] body(HttpServerExchange from, int most) throws IOException, RefusedRequest {
        if (from.isRequestComplete()) {
            return new byte[0];
        }
        if (from.getRequestContentLength() > most) {
            throw tooLong(most);
        }
        try {
            return from.getInputStream().readAllBytes();
        } catch (RequestTooBigException e) {
            throw tooLong(most);
        }
    }

    private static RefusedRequest tooLong(int most) {
        return new RefusedRequest(413, "A request's body has at most " + most + " bytes.");
    }

    private static Map<String, String> query(HttpServerExchange from) {
        Map<String, String> query = new HashMap<>();
        from.getQueryParameters().forEach((name, values) -> query.put(name, values.getLast()));
        return query;
    }
}
