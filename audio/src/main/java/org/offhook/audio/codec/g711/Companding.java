package org.offhook.audio.codec.g711;

/**
 * The two companding laws of ITU-T G.711 as tables, bit-exact with the ITU-T software tool library (G.191). Linear
 * samples are 16 bit, left-justified: µ-law keeps 14 of them, A-law 13.
 */
enum Companding {
    U_LAW(2) {
        @Override
        int compress(int linear) {
            int magnitude = Math.min((linear < 0 ? ~linear : linear) + 33, 0x1fff);
            int segment = 26 - Integer.numberOfLeadingZeros(magnitude); // 33…63 is segment 0
            int code = segment << 4 | magnitude >> (segment + 1) & 0x0f;
            return (linear < 0 ? code : code | 0x80) ^ 0x7f;
        }

        @Override
        int expand(int code) {
            int bits = code ^ 0xff;
            int magnitude = ((2 * (bits & 0x0f) + 33) << (bits >> 4 & 7)) - 33;
            return 4 * ((bits & 0x80) == 0 ? magnitude : -magnitude);
        }
    },
    A_LAW(4) {
        @Override
        int compress(int linear) {
            int magnitude = linear < 0 ? ~linear : linear;
            int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude)); // 0…31 are 0 and 1
            int code = segment == 0 ? magnitude : segment << 4 | magnitude >> (segment - 1) & 0x0f;
            return (linear < 0 ? code : code | 0x80) ^ 0x55;
        }

        @Override
        int expand(int code) {
            int bits = code ^ 0x55;
            int segment = bits >> 4 & 7;
            int step = 2 * (bits & 0x0f) + 1;
            int magnitude = segment == 0 ? step : (step + 32) << (segment - 1);
            return 8 * ((bits & 0x80) == 0 ? -magnitude : magnitude);
        }
    };

    private final int shift;
    private final int mask;
    private final byte[] compressed;
    private final short[] expanded = new short[256];

    Companding(int shift) {
        this.shift = shift;
        int values = 1 << (16 - shift);
        mask = values - 1;
        compressed = new byte[values];
        for (int linear = -values / 2; linear < values / 2; linear++) {
            compressed[linear & mask] = (byte) compress(linear);
        }
        for (int code = 0; code < 256; code++) {
            expanded[code] = (short) expand(code);
        }
    }

    /** The code of a linear value that has its unused low bits already cut off. */
    abstract int compress(int linear);

    /** The 16-bit value of a code, 0…255. */
    abstract int expand(int code);

    byte encode(short linear) {
        return compressed[linear >> shift & mask];
    }

    short decode(byte code) {
        return expanded[code & 0xff];
    }
}
