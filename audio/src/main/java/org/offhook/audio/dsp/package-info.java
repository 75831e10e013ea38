/** Signal processing on plain sample arrays. */
package org.offhook.audio.dsp;
