/** G.722 at 64 kbit/s (ITU-T G.722, mode 1): sub-band ADPCM of wide-band speech. */
package org.offhook.audio.codec.g722;
