/** Sound devices behind one interface, {@link org.offhook.audio.pcm.PcmDevice}. */
package org.offhook.audio.pcm;
