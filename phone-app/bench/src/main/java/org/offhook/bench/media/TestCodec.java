package org.offhook.bench.media;

/** The codecs that a call can be measured with. All packets carry 20 ms. */
public enum TestCodec {
    PCMU(0, "PCMU/8000", 8000, 8000),
    /** RFC 7587: the RTP clock is 48 kHz whatever the audio band; the instrument itself works at 16 kHz. */
    OPUS(96, "opus/48000/2", 48000, 16000);

    private final int payloadType;
    private final String rtpmap;
    private final int clockHz;
    private final int rateHz;

    TestCodec(int payloadType, String rtpmap, int clockHz, int rateHz) {
        this.payloadType = payloadType;
        this.rtpmap = rtpmap;
        this.clockHz = clockHz;
        this.rateHz = rateHz;
    }

    /** What the offer calls it. */
    public int payloadType() {
        return payloadType;
    }

    public String rtpmap() {
        return rtpmap;
    }

    /** Of its RTP time stamps. */
    public int clockHz() {
        return clockHz;
    }

    /** RTP time stamp units in one packet. */
    int clockPerPacket() {
        return clockHz / 50;
    }

    /** Sample rate of the instrument's own PCM. */
    public int rateHz() {
        return rateHz;
    }

    int samplesPerPacket() {
        return rateHz / 50;
    }

    /** As configuration files write it. */
    public String lowerName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
