/** Sample-rate conversion by libspeexdsp, bound by JNA direct mapping. */
package org.offhook.audio.dsp.speex;
