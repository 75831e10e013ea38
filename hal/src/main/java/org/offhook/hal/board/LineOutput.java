package org.offhook.hal.board;

/**
 * Something that is switched by a line: active is on.
 *
 * @param activeLow true when a low voltage switches it on
 */
public record LineOutput(LineRef line, boolean activeLow) {}
