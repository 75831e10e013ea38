package org.offhook.audio.pcm;

/** A sound device could not be opened or started; the message is one sentence for the user. */
public final class PcmException extends Exception {

    private static final long serialVersionUID = 1L;

    public PcmException(String message) {
        super(message);
    }

    public PcmException(String message, Throwable cause) {
        super(message, cause);
    }
}
