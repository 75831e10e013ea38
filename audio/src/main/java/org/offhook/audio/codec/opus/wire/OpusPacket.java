package org.offhook.audio.codec.opus.wire;

/** The header of an Opus packet, the table-of-contents byte and what follows it (RFC 6716 §3). */
public final class OpusPacket {

    /** The longest packet there is, 120 ms (RFC 6716 §3.2.5, [R5]). */
    public static final int MAX_MS = 120;

    /** Rates that an Opus encoder and decoder can work at (RFC 6716 §2). */
    private static final int[] RATES = {8000, 12000, 16000, 24000, 48000};

    private OpusPacket() {}

    /**
     * Duration of a packet, from its header alone.
     *
     * @param rateHz samples are counted at this rate
     * @return samples; -1 if the header breaks a rule of RFC 6716 §3.4
     */
    public static int samples(byte[] packet, int offset, int length, int rateHz) {
        if (offset < 0 || length < 1 || length > packet.length - offset) {
            return -1;
        }
        int toc = packet[offset] & 0xff;
        int frames = frames(packet, offset, length, toc & 3);
        int samples = frames * (int) ((long) frameMicros(toc >> 3) * rateHz / 1_000_000);
        return frames < 1 || samples > MAX_MS * rateHz / 1000 ? -1 : samples;
    }

    /**
     * True if the packet brings a coarse copy of the sound before it: the LBRR flag of its SILK layer, which is the
     * bit after the voice-activity flags, as the range coder leaves bits of even chance as they are (RFC 6716 §4.2.3,
     * §4.2.4). In stereo the same bits of the side channel follow, and either may have a copy. CELT has none.
     */
    public static boolean carriesPrevious(byte[] packet, int offset, int length) {
        if (offset < 0 || length < 2 || length > packet.length - offset) {
            return false;
        }
        int toc = packet[offset] & 0xff;
        int configuration = toc >> 3;
        boolean stereo = (toc & 4) != 0;
        if (configuration >= 16 || (toc & 3) != 0) {
            return false;
        }
        int silkFrames = Math.max(1, frameMicros(configuration) / 20_000);
        int flags = packet[offset + 1];
        boolean ofSide = stereo && (flags >> (6 - 2 * silkFrames) & 1) == 1;
        return ofSide || (flags >> (7 - silkFrames) & 1) == 1;
    }

    /** True for 8, 12, 16, 24 and 48 kHz. */
    public static boolean isOpusRate(int hz) {
        for (int rate : RATES) {
            if (rate == hz) {
                return true;
            }
        }
        return false;
    }

    /** Number of frames by the code of the packet (RFC 6716 §3.2), or -1. */
    private static int frames(byte[] packet, int offset, int length, int code) {
        return switch (code) {
            case 0 -> 1;
            case 1 -> length % 2 == 1 ? 2 : -1; // [R3]: two frames of equal size
            case 2 -> length >= 2 ? 2 : -1;
            default -> length >= 2 ? packet[offset + 1] & 0x3f : -1; // [R6, R7]
        };
    }

    /** Length of one frame by the configuration number (RFC 6716 §3.1, table 2). */
    private static int frameMicros(int configuration) {
        if (configuration < 12) { // SILK: 10, 20, 40, 60 ms
            int step = configuration & 3;
            return step == 3 ? 60_000 : 10_000 << step;
        }
        if (configuration < 16) { // hybrid: 10, 20 ms
            return 10_000 << (configuration & 1);
        }
        return 2_500 << (configuration & 3); // CELT: 2.5, 5, 10, 20 ms
    }
}
