/** Voice codecs, one factory each, behind {@link org.offhook.audio.codec.CodecFactory}. */
package org.offhook.audio.codec;
