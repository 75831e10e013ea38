/** Scheduling and memory of the operating system, by JNA. */
package org.offhook.audio.engine.posix;
