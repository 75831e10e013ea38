package org.offhook.provisioning.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the last good configuration, and the one before it, over power failures and bad blocks.
 *
 * <p>There are two files, each with a number and a checksum. A new configuration is written under a third name,
 * brought to the medium, and only then takes the name of the older of the two. So at every moment the newer one
 * stands untouched, and a file that is damaged is known by its checksum and passed over.
 *
 * <p>For one thread, and one program for each folder. Only the owner can read the files: they hold passwords.
 */
public final class ConfigStore {

    static final List<String> SLOTS = List.of("config-a", "config-b");
    static final String NEW = "config-new";

    private final Disk disk;

    /** In a folder, which is made when first needed. */
    public ConfigStore(Path folder) {
        this(new FolderDisk(folder));
    }

    ConfigStore(Disk disk) {
        this.disk = disk;
    }

    /**
     * What is stored and undamaged, the newest first; at most two. Blocks.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<StoredConfig> load() throws IOException {
        return slots().stream()
                .sorted(Comparator.comparingLong((Slot slot) -> slot.form().number())
                        .reversed())
                .map(slot -> slot.form().config())
                .toList();
    }

    /**
     * Stores a configuration that works. When this returns it outlasts a power failure; if the power fails before,
     * either it or the one before is there. Blocks.
     *
     * @throws IOException if it could not be stored; what was there is unharmed
     */
    public void save(StoredConfig config) throws IOException {
        List<Slot> slots = slots();
        Optional<Slot> newest =
                slots.stream().max(Comparator.comparingLong(slot -> slot.form().number()));
        long number = newest.map(slot -> slot.form().number() + 1).orElse(1L);
        String target =
                newest.isPresent() && newest.get().name().equals(SLOTS.getFirst()) ? SLOTS.getLast() : SLOTS.getFirst();
        disk.write(NEW, new StoredForm(number, config).bytes());
        disk.sync(NEW);
        disk.rename(NEW, target);
        disk.syncFolder();
    }

    private record Slot(String name, StoredForm form) {}

    /** A file that cannot be read is passed over like a damaged one, unless that leaves none. */
    private List<Slot> slots() throws IOException {
        List<Slot> found = new ArrayList<>();
        IOException failure = null;
        for (String name : SLOTS) {
            try {
                disk.read(name, StoredForm.MOST_BYTES)
                        .flatMap(StoredForm::read)
                        .ifPresent(form -> found.add(new Slot(name, form)));
            } catch (IOException e) {
                failure = e;
            }
        }
        if (found.isEmpty() && failure != null) {
            throw failure;
        }
        return found;
    }
}
