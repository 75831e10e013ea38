/** The real-time audio thread and what it works on. */
package org.offhook.audio.engine;
