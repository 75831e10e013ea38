package org.offhook.demo.media;

import org.offhook.audio.transport.NegotiatedMedia;

/** Plays something and does not listen. */
final class PlayService implements MediaService {

    private final Speaker speaker;

    PlayService(Speaker speaker) {
        this.speaker = speaker;
    }

    @Override
    public void media(NegotiatedMedia media) {
        speaker.media(media);
    }

    @Override
    public void packet(byte[] packet, int length) {
        // nobody listens
    }

    @Override
    public void digit(char digit) {
        // nobody listens
    }

    @Override
    public void close() {
        speaker.close();
    }
}
