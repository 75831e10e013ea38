/** What sound cards have in common, by whatever library they are reached. */
package org.offhook.audio.pcm.card;
