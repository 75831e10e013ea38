package org.offhook.phone.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.display.font.DotFont;
import org.offhook.phone.web.http.HttpAnswer;

/** The files of the virtual phone page; only those that stand here, so no path can lead elsewhere. */
final class Site {

    private static final String FONT = "/font-5x8.txt";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("/index.html", "text/html; charset=utf-8"),
            Map.entry("/phone.css", "text/css; charset=utf-8"),
            Map.entry("/icon.svg", "image/svg+xml"),
            Map.entry(FONT, "text/plain; charset=utf-8"),
            Map.entry("/js/main.js", SCRIPT),
            Map.entry("/js/link.js", SCRIPT),
            Map.entry("/js/lcd.js", SCRIPT),
            Map.entry("/js/keys.js", SCRIPT),
            Map.entry("/js/sound.js", SCRIPT),
            Map.entry("/js/sound-worklet.js", SCRIPT),
            Map.entry("/js/view.js", SCRIPT));

    private Site() {}

    static Optional<HttpAnswer> file(String path) {
        String name = path.equals("/") ? "/index.html" : path;
        String type = TYPES.get(name);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = name.equals(FONT) ? DotFont.file() : Site.class.getResourceAsStream("page" + name)) {
            return Optional.of(HttpAnswer.of(200, type, in.readAllBytes()).with("Cache-Control", "no-cache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
