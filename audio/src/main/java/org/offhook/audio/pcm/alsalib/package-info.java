/** Sound cards by alsa-lib, bound by JNA direct mapping. */
package org.offhook.audio.pcm.alsalib;
