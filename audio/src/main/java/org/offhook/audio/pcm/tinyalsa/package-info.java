/** Sound cards and their mixers by tinyalsa, bound by JNA direct mapping. */
package org.offhook.audio.pcm.tinyalsa;
