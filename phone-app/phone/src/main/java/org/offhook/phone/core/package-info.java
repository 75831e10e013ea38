/**
 * What the phone does, without any of what it does it with: a pure function from state and event to
 * state and effects. No I/O, no clock, no threads.
 */
package org.offhook.phone.core;
