package org.offhook.provisioning.agent;

import java.io.IOException;
import java.util.Optional;

/**
 * A folder, as a power failure sees it: what was written is safe only after {@link #sync}, and a name only
 * after {@link #syncFolder}. File names are plain, without separators.
 */
interface Disk {

    /** The content; empty if there is no such file. At most {@code limit} bytes are read. */
    Optional<byte[]> read(String name, int limit) throws IOException;

    /** Makes the file, or empties the one that is there, and writes all of it. Only its owner may read it. */
    void write(String name, byte[] content) throws IOException;

    /** Returns when the content of the file is on the medium. */
    void sync(String name) throws IOException;

    /** Gives a file another name in one step, in place of the file that has it. */
    void rename(String from, String to) throws IOException;

    /** Returns when the names are on the medium. */
    void syncFolder() throws IOException;
}
