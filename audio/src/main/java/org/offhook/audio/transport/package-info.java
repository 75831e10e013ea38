/** The media sockets and what signalling and the audio thread agree on about them. */
package org.offhook.audio.transport;
