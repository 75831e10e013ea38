package org.offhook.demo.media;

import org.offhook.audio.rtp.DigitReceiver;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.rtp.TelephoneEvent;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/** Asks for digits and reads each back, whether it came in the audio stream (RFC 4733) or by signalling. */
final class DigitService implements MediaService {

    static final String PROMPT = "press-keys";

    private final Voice voice;
    private final Speaker speaker;
    private final RtpHeader header = new RtpHeader();
    private final DigitReceiver digits = new DigitReceiver();
    private volatile NegotiatedMedia media;
    private boolean any;
    private int ssrc;

    DigitService(Voice voice, Speaker speaker) {
        this.voice = voice;
        this.speaker = speaker;
        voice.say(PROMPT);
    }

    @Override
    public void media(NegotiatedMedia negotiated) {
        media = negotiated;
        speaker.media(negotiated);
    }

    @Override
    public void packet(byte[] packet, int length) {
        if (header.parse(packet, 0, length) != RtpHeader.OK || !isEvent(header.payloadType())) {
            return;
        }
        if (!any || header.ssrc() != ssrc) {
            digits.reset();
            any = true;
            ssrc = header.ssrc();
        }
        char digit = digits.packet(header.timestamp(), packet, header.payloadOffset(), header.payloadLength());
        if (digit != 0) {
            read(digit);
        }
    }

    private boolean isEvent(int number) {
        NegotiatedMedia now = media;
        if (now == null) {
            return false;
        }
        for (PayloadType type : now.receive()) {
            if (type.number() == number) {
                return type.format().isTelephoneEvent();
            }
        }
        return false;
    }

    @Override
    public void digit(char digit) {
        if (TelephoneEvent.code(digit) >= 0) {
            read(digit);
        }
    }

    private void read(char digit) {
        voice.drop(PROMPT);
        voice.say(Clips.ofDigit(digit));
    }

    @Override
    public void close() {
        speaker.close();
    }
}
