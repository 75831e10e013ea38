package org.offhook.provisioning.agent;

import org.offhook.provisioning.config.PhoneConfig;

/** The phone, as the agent sees it. Called on the agent's thread only, one call at a time; may block. */
public interface ConfigTarget {

    /**
     * Goes to work with these settings, in place of the ones before if there were any. Returns when that is done.
     *
     * @throws RuntimeException if the phone cannot work with them; its message is one sentence for the user. The
     *     agent then comes back with the settings before.
     */
    void apply(PhoneConfig config);

    /** True if new settings would interrupt nothing: no call, no key pressed just now. */
    boolean idle();
}
