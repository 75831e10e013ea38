package org.offhook.phone.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.web.http.HttpAnswer;
import org.offhook.phone.web.http.HttpRequest;
import org.offhook.phone.web.screen.ScreenPicture;
import org.offhook.phone.web.screen.ScreenText;

/** Remote control, {@code /api/v1}; {@code openapi.json} is its description and stays true to it by a test. */
final class Api {

    static final String ROOT = "/api/v1/";

    private final PhonePort phone;
    private final InstantSource clock;
    private final CallsApi calls;
    private final EventStream events;
    private final ScreenPicture picture = new ScreenPicture();

    Api(PhonePort phone, LiveFeed feed, InstantSource clock) {
        this.phone = phone;
        this.clock = clock;
        calls = new CallsApi(phone, feed, clock);
        events = new EventStream(phone, feed, clock);
    }

    /** @param request with a path under {@link #ROOT} */
    HttpAnswer answer(HttpRequest request) {
        List<String> path = List.of(request.path().substring(ROOT.length()).split("/", -1));
        return switch (path.getFirst()) {
            case "state" -> get(path, 1, request, () -> json(StateJson.of(phone.state(), clock.instant())));
            case "screen" -> get(path, 1, request, this::screen);
            case "screen.png" -> get(path, 1, request, () -> HttpAnswer.of(200, "image/png", picture.png(rows())));
            case "sound" -> get(path, 1, request, () -> json(SoundJson.of(phone.sound())));
            case "events" -> get(path, 1, request, events::answer);
            case "openapi.json" -> get(path, 1, request, Api::description);
            case "keys" -> path.size() == 1 ? method(request, "POST", () -> keys(request)) : unknown();
            case "calls" -> calls.answer(path.subList(1, path.size()), request);
            default -> unknown();
        };
    }

    interface Answering {
        HttpAnswer answer();
    }

    private static HttpAnswer get(List<String> path, int depth, HttpRequest request, Answering answering) {
        return path.size() == depth ? method(request, "GET", answering) : unknown();
    }

    static HttpAnswer method(HttpRequest request, String method, Answering answering) {
        boolean right = request.method().equals(method)
                || method.equals("GET") && request.method().equals("HEAD");
        return right
                ? answering.answer()
                : Problem.of(405, "This address knows only " + method + ".").with("Allow", method);
    }

    static HttpAnswer unknown() {
        return Problem.of(404, "There is no such address; see " + ROOT + "openapi.json.");
    }

    static HttpAnswer json(String text) {
        return json(200, text);
    }

    static HttpAnswer json(int status, String text) {
        return HttpAnswer.of(status, "application/json", text);
    }

    /** The fields of a request's body. */
    static Map<String, Object> body(HttpRequest request, Set<String> fields) throws RefusedBody {
        String type = request.header("Content-Type").orElse("");
        if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            throw new RefusedBody(Problem.of(415, "The body is of type application/json."));
        }
        try {
            return Json.object(request.body(), fields);
        } catch (Json.BadJson e) {
            throw new RefusedBody(Problem.of(400, e.getMessage()));
        }
    }

    /** A body that cannot be used, with the answer that says so. */
    static final class RefusedBody extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient HttpAnswer answer;

        RefusedBody(HttpAnswer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }

        HttpAnswer answer() {
            return answer;
        }
    }

    private List<String> rows() {
        return phone.screenRows();
    }

    private HttpAnswer screen() {
        List<String> rows = ScreenText.readable(rows());
        return json(Json.write(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("rows");
            for (String row : rows) {
                out.writeString(row);
            }
            out.writeEndArray();
            out.writeEndObject();
        }));
    }

    private HttpAnswer keys(HttpRequest request) {
        List<KeyStroke> strokes;
        try {
            strokes = KeyWords.read(texts(body(request, Set.of("keys")).get("keys")));
        } catch (RefusedBody refused) {
            return refused.answer();
        } catch (IllegalArgumentException e) {
            return Problem.of(400, e.getMessage());
        }
        for (KeyStroke stroke : strokes) {
            for (PhoneEvent event : stroke.events()) {
                phone.post(event);
            }
        }
        return json(202, Json.write(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("pressed");
            for (KeyStroke stroke : strokes) {
                out.writeString(stroke.name());
            }
            out.writeEndArray();
            out.writeEndObject();
        }));
    }

    private static List<String> texts(Object keys) {
        return switch (keys) {
            case String one -> List.of(one);
            case List<?> list -> list.stream().map(String.class::cast).toList();
            case null, default ->
                throw new IllegalArgumentException("\"keys\" is a text such as \"600#\" or a list of key names.");
        };
    }

    private static HttpAnswer description() {
        try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
            return HttpAnswer.of(200, "application/json", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
