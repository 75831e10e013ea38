package org.offhook.testkit;

/** Discrete Fourier transform of a length that is a power of two, in place. */
final class Fft {
    private Fft() {}

    /**
     * Cross-correlation: element {@code lag mod size} is the sum over i of {@code a[i] · b[i + lag]}.
     *
     * @return an array whose length is a power of two and at least the sum of both lengths
     */
    static double[] crossCorrelation(double[] a, double[] b) {
        int size = Integer.highestOneBit(Math.max(2, a.length + b.length - 1)) * 2;
        double[] aRe = java.util.Arrays.copyOf(a, size);
        double[] aIm = new double[size];
        double[] bRe = java.util.Arrays.copyOf(b, size);
        double[] bIm = new double[size];
        transform(aRe, aIm);
        transform(bRe, bIm);
        for (int i = 0; i < size; i++) {
            double re = aRe[i] * bRe[i] + aIm[i] * bIm[i];
            // Conjugated once more, so that the forward transform below acts as the inverse.
            double im = -(aRe[i] * bIm[i] - aIm[i] * bRe[i]);
            aRe[i] = re / size;
            aIm[i] = im / size;
        }
        transform(aRe, aIm);
        return aRe;
    }

    static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            double angle = -2 * Math.PI / length;
            int half = length / 2;
            for (int k = 0; k < half; k++) {
                double wRe = Math.cos(angle * k);
                double wIm = Math.sin(angle * k);
                for (int even = k; even < n; even += length) {
                    int odd = even + half;
                    double tRe = re[odd] * wRe - im[odd] * wIm;
                    double tIm = re[odd] * wIm + im[odd] * wRe;
                    re[odd] = re[even] - tRe;
                    im[odd] = im[even] - tIm;
                    re[even] += tRe;
                    im[even] += tIm;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
