package org.offhook.provisioning.fleet;

import java.util.Optional;

/**
 * Decides when a changed folder is read again: when it looks different from what was read, and the same as at the last
 * look. A {@code git pull} writes one file after the other; what it leaves half-way is not meant.
 */
final class Settling {

    private Optional<FolderStamp> read = Optional.empty();
    private Optional<FolderStamp> last = Optional.empty();

    /** A look at the folder; true if it is to be read now. */
    boolean looksDifferent(FolderStamp now) {
        boolean still = last.filter(now::equals).isPresent();
        last = Optional.of(now);
        return still && read.filter(now::equals).isEmpty();
    }

    /** The folder was read; it looked like this just before. */
    void wasRead(FolderStamp before) {
        read = Optional.of(before);
    }
}
