/** RTP and RTCP on the wire (RFC 3550) and telephone-event (RFC 4733): bytes and arithmetic, no sockets, no threads. */
package org.offhook.audio.rtp;
