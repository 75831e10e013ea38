/** What codecs without concealment of their own make up from what was heard last. */
package org.offhook.audio.codec.wave;
