/** Opus as both implementations see it: the packet header, and what the encoder is told. */
package org.offhook.audio.codec.opus.wire;
