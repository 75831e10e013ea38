/** The test signal, the RTP that carries it, and what can be read from the RTP that comes back. */
package org.offhook.bench.media;
