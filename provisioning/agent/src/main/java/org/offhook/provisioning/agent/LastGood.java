package org.offhook.provisioning.agent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;

/** The store, with what is in it read as settings. Failures of the disk are logged and tried again. */
final class LastGood {

    private static final System.Logger LOG = System.getLogger(LastGood.class.getName());

    private final ConfigStore store;
    private Optional<Candidate> unsaved = Optional.empty();
    private Optional<PhoneConfig> newest = Optional.empty();

    LastGood(ConfigStore store) {
        this.store = store;
    }

    /** What can be used, the newest first. A newer program may refuse what an older one stored. */
    List<Candidate> load() {
        List<Candidate> usable = new ArrayList<>();
        try {
            for (StoredConfig stored : store.load()) {
                try {
                    usable.add(new Candidate(ConfigReader.read("stored configuration", stored.text()), stored));
                } catch (ConfigException e) {
                    LOG.log(Level.WARNING, "a stored configuration cannot be used any more:\n{0}", e.getMessage());
                }
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "stored configurations cannot be read: {0}", e.getMessage());
        }
        newest = usable.stream().findFirst().map(Candidate::config);
        return usable;
    }

    /** Stores what works, unless the newest on the disk says the same: flash memory wears out. */
    void keep(Candidate candidate) {
        if (newest.filter(candidate.config()::equals).isPresent()) {
            unsaved = Optional.empty();
            return;
        }
        unsaved = Optional.of(candidate);
        retry();
    }

    /** Tries again to store what could not be stored. */
    void retry() {
        unsaved.ifPresent(candidate -> {
            try {
                store.save(candidate.origin());
                newest = Optional.of(candidate.config());
                unsaved = Optional.empty();
            } catch (IOException e) {
                LOG.log(
                        Level.ERROR,
                        "the configuration works but cannot be stored, so it is lost when the power fails: {0}",
                        e.getMessage());
            }
        });
    }
}
