package org.offhook.audio.pcm.card;

import org.offhook.audio.pcm.PcmException;

/** Opens the two directions of a card. */
public interface CardMaker {

    /** What this is, for a sentence: {@code ALSA device}. */
    String kind();

    /** @param bufferFrames size of the card's buffer that is asked for */
    CardStream capture(int bufferFrames) throws PcmException;

    /** @param bufferFrames size of the card's buffer that is asked for */
    CardStream playback(int bufferFrames) throws PcmException;
}
