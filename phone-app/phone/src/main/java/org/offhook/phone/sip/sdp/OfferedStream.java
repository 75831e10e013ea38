package org.offhook.phone.sip.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.PayloadType;

/**
 * The one stream of an offer that we take, and the codec for it.
 *
 * @param index its place among the media lines
 * @param offered the codec as the peer numbers and limits it
 * @param codec the same as we have it
 */
record OfferedStream(int index, RemoteAudio remote, PayloadType offered, PayloadFormat codec) {

    /**
     * The stream in use if it still fits, else the first that does; of it the first codec that is ours too
     * (RFC 3264 §6.1).
     *
     * @param ours our address for media
     * @param inUse index of the stream in use, or -1
     * @throws SdpException why the last stream did not fit
     */
    static OfferedStream choose(SessionDescription session, InetAddress ours, List<PayloadFormat> codecs, int inUse)
            throws SdpException {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < session.media().size(); index++) {
            order.add(index == inUse ? 0 : order.size(), index);
        }
        SdpException refusal = SdpException.notAcceptable("The offer holds no audio that we can take.");
        for (int index : order) {
            MediaSection section = session.media().get(index);
            if (RemoteAudio.usable(section)) {
                try {
                    return of(index, RemoteAudio.read(session, section, ours, List.of()), codecs);
                } catch (SdpException e) {
                    refusal = e;
                }
            }
        }
        throw refusal;
    }

    private static OfferedStream of(int index, RemoteAudio remote, List<PayloadFormat> codecs) throws SdpException {
        for (PayloadType offered : remote.formats()) {
            for (PayloadFormat codec : codecs) {
                if (codec.sameFormat(offered.format())) {
                    return new OfferedStream(index, remote, offered, codec);
                }
            }
        }
        throw SdpException.notAcceptable("The offer holds no codec of ours.");
    }
}
