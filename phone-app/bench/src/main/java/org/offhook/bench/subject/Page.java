package org.offhook.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The web page of a program under measurement.
 *
 * @param tokenFile holds what lets one in, once the page is there
 */
record Page(URI url, Path tokenFile) {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long STEP_MS = 50;

    /**
     * Reads the page, the state and the picture of the display once, as a browser does that opens it.
     *
     * @throws IOException if it is not there in time
     */
    void visit() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"", "api/v1/state", "api/v1/screen.png"}) {
                get(client, url.resolve(path));
            }
        }
    }

    private void get(HttpClient client, URI address) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                HttpRequest request = HttpRequest.newBuilder(address)
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(tokenFile).strip())
                        .build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException(address + " answers " + status);
                }
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("no web page at " + address + ": " + notYet.getMessage(), notYet);
                }
                Thread.sleep(STEP_MS);
            }
        }
    }
}
