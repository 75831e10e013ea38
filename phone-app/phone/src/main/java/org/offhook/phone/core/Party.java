package org.offhook.phone.core;

/**
 * The other side of a call as the user sees it.
 *
 * @param name display name, or the empty string
 * @param number extension, telephone number or user part of the address; {@code anonymous} if withheld
 */
public record Party(String name, String number) {

    /** The name, or the number where there is no name. */
    public String label() {
        return name.isBlank() ? number : name;
    }
}
