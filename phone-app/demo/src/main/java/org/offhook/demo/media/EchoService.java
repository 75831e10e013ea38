package org.offhook.demo.media;

import org.offhook.audio.transport.NegotiatedMedia;

/** The caller hears what it says, as it was encoded. Digits come back too, where the phone takes them. */
public final class EchoService implements MediaService {

    private final RtpPort port;
    private final EchoRewriter rewriter = new EchoRewriter();
    private byte[] out = new byte[0];

    public EchoService(RtpPort port) {
        this.port = port;
    }

    @Override
    public void media(NegotiatedMedia media) {
        rewriter.media(media);
    }

    @Override
    public void packet(byte[] packet, int length) {
        if (out.length < packet.length) {
            out = new byte[packet.length];
        }
        int back = rewriter.rewrite(packet, length, out, System.nanoTime());
        if (back > 0) {
            port.send(out, back);
        }
    }

    @Override
    public void digit(char digit) {
        // by signalling there is no way back
    }

    @Override
    public void close() {
        // runs on the port's thread alone
    }
}
