package org.offhook.phone.web;

import java.util.Map;
import org.offhook.phone.web.http.HttpAnswer;

/** An error for programs and people: problem+json (RFC 9457) with one sentence. */
final class Problem {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Not signed in"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(409, "Not possible now"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Not JSON"),
            Map.entry(421, "Wrong host"),
            Map.entry(426, "Upgrade required"),
            Map.entry(431, "Head too large"),
            Map.entry(500, "Failure"),
            Map.entry(503, "Phone not ready"),
            Map.entry(505, "HTTP version"));

    private Problem() {}

    static HttpAnswer.Whole of(int status, String sentence) {
        String json = Json.write(out -> {
            out.writeStartObject();
            out.writeStringField("type", "about:blank");
            out.writeStringField("title", TITLES.getOrDefault(status, "Refused"));
            out.writeNumberField("status", status);
            out.writeStringField("detail", sentence);
            out.writeEndObject();
        });
        return HttpAnswer.of(status, "application/problem+json", json).with("Cache-Control", "no-store");
    }
}
