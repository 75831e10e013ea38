package org.offhook.provisioning.agent;

import java.util.Optional;

/** Gets this phone's configuration from wherever it is. */
public interface Fetcher {

    /**
     * Asks once. Blocks, within limits of its own; throws nothing. Not for more than one thread at a time.
     *
     * @param known ETag of the version that the phone has
     */
    FetchOutcome fetch(Optional<String> known);

    /** Where from, as a log or a screen may show it. */
    String shownSource();

    /** What tells this source from another; compared with that of a stored configuration. */
    String sourceId();
}
