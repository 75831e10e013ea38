package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The calls of every period. They return C's {@code long}, as wide as a pointer on Linux; JNA's {@code NativeLong} would
 * be an object each time, so there is one binding for either width.
 */
sealed interface AlsaTransfer {

    long readi(Pointer pcm, Pointer buffer, int frames);

    long writei(Pointer pcm, Pointer buffer, int frames);

    /** Frames that can be read or written now, or a negative error. */
    long availUpdate(Pointer pcm);

    static AlsaTransfer ofThisMachine() {
        return Native.LONG_SIZE == 8 ? new Long64() : new Long32();
    }

    final class Long64 implements AlsaTransfer {

        static {
            Native.register(Long64.class, AlsaLibrary.NAME);
        }

        private static native long snd_pcm_readi(Pointer pcm, Pointer buffer, long frames);

        private static native long snd_pcm_writei(Pointer pcm, Pointer buffer, long frames);

        private static native long snd_pcm_avail_update(Pointer pcm);

        @Override
        public long readi(Pointer pcm, Pointer buffer, int frames) {
            return snd_pcm_readi(pcm, buffer, frames);
        }

        @Override
        public long writei(Pointer pcm, Pointer buffer, int frames) {
            return snd_pcm_writei(pcm, buffer, frames);
        }

        @Override
        public long availUpdate(Pointer pcm) {
            return snd_pcm_avail_update(pcm);
        }
    }

    final class Long32 implements AlsaTransfer {

        static {
            Native.register(Long32.class, AlsaLibrary.NAME);
        }

        private static native int snd_pcm_readi(Pointer pcm, Pointer buffer, int frames);

        private static native int snd_pcm_writei(Pointer pcm, Pointer buffer, int frames);

        private static native int snd_pcm_avail_update(Pointer pcm);

        @Override
        public long readi(Pointer pcm, Pointer buffer, int frames) {
            return snd_pcm_readi(pcm, buffer, frames);
        }

        @Override
        public long writei(Pointer pcm, Pointer buffer, int frames) {
            return snd_pcm_writei(pcm, buffer, frames);
        }

        @Override
        public long availUpdate(Pointer pcm) {
            return snd_pcm_avail_update(pcm);
        }
    }
}
