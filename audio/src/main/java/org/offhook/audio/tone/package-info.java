/** Call progress tones, ringers and DTMF as sound. */
package org.offhook.audio.tone;
