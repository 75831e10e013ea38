/** Opus by libopus, bound by JNA direct mapping. */
package org.offhook.audio.codec.opus.libopus;
