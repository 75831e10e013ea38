package org.offhook.phone.core;

/**
 * What the in-call screen shows about a call's sound.
 *
 * @param codec name for people: {@code PCMA}, {@code opus}
 * @param encrypted true: padlock
 */
public record MediaInfo(String codec, boolean encrypted) {}
