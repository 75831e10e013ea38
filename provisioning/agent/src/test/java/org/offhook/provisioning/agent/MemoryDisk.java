package org.offhook.provisioning.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that knows what a power failure may leave of it. Content that was not synced may be gone, cut off, garbage
 * or all there; names since the last sync of the folder may be as before or as now.
 */
final class MemoryDisk implements Disk {

    /** A file apart from its name. */
    private static final class Content {
        private byte[] bytes;
        private boolean safe;

        Content(byte[] bytes, boolean safe) {
            this.bytes = bytes;
            this.safe = safe;
        }
    }

    /** The program ended here. */
    static final class PowerFailure extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Map<String, Content> names = new LinkedHashMap<>();
    private Map<String, Content> safeNames = new LinkedHashMap<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean syncIgnored;

    /** The power fails before the step after so many. */
    void failAfter(int steps) {
        stepsLeft = steps;
    }

    /** Makes a disk on which the test must fail: sync does nothing. */
    void ignoreSync() {
        syncIgnored = true;
    }

    /** Flips one bit. */
    void damage(String name, int at) {
        names.get(name).bytes[at] ^= 1;
    }

    int length(String name) {
        return names.get(name).bytes.length;
    }

    /** Every state that the medium may be in when the power comes back. */
    List<MemoryDisk> afterPowerFailure() {
        List<MemoryDisk> states = new ArrayList<>();
        for (Map<String, Content> survived : List.of(safeNames, names)) {
            for (int kind = 0; kind < 4; kind++) {
                MemoryDisk state = new MemoryDisk();
                int loss = kind;
                survived.forEach((name, content) -> state.names.put(name, new Content(left(content, loss), true)));
                state.safeNames = new HashMap<>(state.names);
                states.add(state);
            }
        }
        return states;
    }

    private static byte[] left(Content content, int loss) {
        if (content.safe) {
            return content.bytes.clone();
        }
        return switch (loss) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(content.bytes, content.bytes.length / 2);
            case 2 -> new byte[content.bytes.length];
            default -> content.bytes.clone();
        };
    }

    private void step() throws PowerFailure {
        if (stepsLeft-- <= 0) {
            throw new PowerFailure();
        }
    }

    @Override
    public Optional<byte[]> read(String name, int limit) {
        return Optional.ofNullable(names.get(name)).map(content -> content.bytes.clone());
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        step();
        names.put(name, new Content(Arrays.copyOf(content, content.length / 3), false));
        step();
        names.put(name, new Content(content.clone(), false));
    }

    @Override
    public void sync(String name) throws IOException {
        step();
        names.get(name).safe |= !syncIgnored;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        names.put(to, names.remove(from));
    }

    @Override
    public void syncFolder() throws IOException {
        step();
        safeNames = new LinkedHashMap<>(names);
    }
}
