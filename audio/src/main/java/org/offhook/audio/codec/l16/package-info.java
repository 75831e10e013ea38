/** L16, linear samples (RFC 3551 §4.5.11). */
package org.offhook.audio.codec.l16;
