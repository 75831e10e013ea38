package org.offhook.provisioning.config;

import java.util.Objects;

/** A value that must not be printed: a password. Compares by content. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The secret itself. For the one place that needs it; never for a log, an exception or a screen. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Says nothing of the content, not even its length. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
