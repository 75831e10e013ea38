/** How good a call sounds, by numbers: losses in bursts and gaps (RFC 3611), rating factor and MOS (ITU-T G.107). Pure. */
package org.offhook.audio.quality;
