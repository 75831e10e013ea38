/** From packets in the order of the network to sound in the order of time. */
package org.offhook.audio.jitter;
