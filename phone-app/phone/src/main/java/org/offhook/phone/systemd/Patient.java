package org.offhook.phone.systemd;

import java.util.Optional;

/** Who is watched. Called on the thread that watches; must not wait. */
public interface Patient {

    /** Empty while there is no phone to watch, because it waits for its configuration. */
    Optional<Vitals> vitals();

    /** Makes the phone loop take a turn. */
    void nudge();

    Health health();
}
