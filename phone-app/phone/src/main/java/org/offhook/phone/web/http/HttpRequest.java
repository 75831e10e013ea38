package org.offhook.phone.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read to its end.
 *
 * @param path decoded, begins with a slash
 * @param query decoded parameters; of one that comes twice the last
 * @param headers by name in lower case
 */
public record HttpRequest(
        String method, String path, Map<String, String> query, Map<String, List<String>> headers, byte[] body) {

    public HttpRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The value of a header that comes exactly once. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    public boolean has(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** True for a header that is a list and names this element, as {@code Connection: keep-alive, Upgrade}. */
    public boolean lists(String name, String element) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(element));
    }
}
