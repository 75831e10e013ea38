package org.offhook.provisioning.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the server says to one request, and why.
 *
 * @param status HTTP status
 * @param body what is sent
 * @param etag of the body, or of what is unchanged
 * @param reason for the access log
 */
record Answer(int status, byte[] body, Optional<String> etag, String reason) {

    /** One sentence for the asker, who learns nothing that the log keeps. */
    static Answer refusal(int status, String said, String reason) {
        return new Answer(status, (said + "\n").getBytes(StandardCharsets.UTF_8), Optional.empty(), reason);
    }
}
