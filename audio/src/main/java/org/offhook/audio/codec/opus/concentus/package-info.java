/** Opus by concentus, in Java: works everywhere, but makes garbage in the audio thread. */
package org.offhook.audio.codec.opus.concentus;
