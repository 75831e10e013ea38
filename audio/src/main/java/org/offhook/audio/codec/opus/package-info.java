/** Opus for RTP (RFC 6716, RFC 7587): the factory, which picks the library that does the work. */
package org.offhook.audio.codec.opus;
