package org.offhook.hal.learn;

/** A line changed. The line is its place in the list of candidates. */
record Edge(int line, boolean high, long atNanos) {}
