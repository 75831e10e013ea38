package org.offhook.provisioning.config.schema;

/** What a text must mean beyond its shape: a time zone that exists, a host name. Says what a JSON Schema cannot. */
@FunctionalInterface
public interface Meaning {

    /** Any text will do. */
    Meaning ANY = text -> "";

    /**
     * @param text a value that has the right shape
     * @return the sentence that tells what is wrong, or the empty string
     */
    String problem(String text);
}
