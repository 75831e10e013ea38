package org.offhook.demo.media;

import org.offhook.audio.transport.NegotiatedMedia;

/** What a service does with the sound of one call. */
public interface MediaService extends AutoCloseable {

    /** Offer and answer came to this, for the first time or anew. Called by the signalling thread. */
    void media(NegotiatedMedia media);

    /**
     * An RTP packet came from the phone. Called by the receive thread of the port, in the order of arrival.
     *
     * @param packet the whole packet from index 0; used again for the next one
     */
    void packet(byte[] packet, int length);

    /** The phone has sent a digit by signalling (SIP INFO). Called by the signalling thread. */
    void digit(char digit);

    /** The call is over. Any thread; more than once is fine. */
    @Override
    void close();
}
