package org.offhook.phone.core;

/**
 * Another extension that this phone watches.
 *
 * @param line whose server is asked
 * @param extension as that server calls it: a number, or {@code user@host}
 */
public record Watched(LineId line, String extension) {}
