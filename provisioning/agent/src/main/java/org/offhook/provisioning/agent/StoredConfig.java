package org.offhook.provisioning.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * A configuration that worked.
 *
 * @param text as the server sent it; holds secrets
 * @param etag what the server called it
 * @param source where it came from, as {@link Fetcher#sourceId}
 * @param since when it was fetched
 */
public record StoredConfig(String text, Optional<String> etag, String source, Instant since) {

    /** Without the text. */
    @Override
    public String toString() {
        return "StoredConfig[since " + since + "]";
    }
}
