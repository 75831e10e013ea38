package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.TinyAbi;

/**
 * What we use of {@code tinyalsa/pcm.h}, name by name; all of it is in every version that has this library's name. One
 * file of it is bound at a time, for the whole program.
 */
final class TinyLibrary {

    static final String NAME = "libtinyalsa.so.2";

    static final int PCM_OUT = 0;
    static final int PCM_IN = 0x10000000;
    static final int PCM_NORESTART = 4;
    static final int PCM_NONBLOCK = 16;

    static final int PARAM_CHANNELS = 5;
    static final int PARAM_RATE = 6;
    static final int PARAM_PERIODS = 10;

    private static String bound = "";
    private static TinyAbi found;
    private static int used;

    private TinyLibrary() {}

    /**
     * Binds the library if it is not yet; refuses while a device or mixer of another file of it is open.
     *
     * @return how it lays out its structures, as its symbols tell: both {@code pcm_drain}, which is new, and {@code
     *     pcm_mmap_transfer}, which only version 2.0 and what came soon after it give away, speak for themselves
     */
    static synchronized TinyAbi bind(Optional<Path> file) throws PcmException {
        String name = file.map(Path::toString).orElse(NAME);
        if (bound.equals(name)) {
            return found;
        }
        if (used > 0) {
            throw new PcmException(
                    "All sound cards go through one tinyalsa: " + bound + " is in use, not " + name + ".");
        }
        try {
            NativeLibrary library = NativeLibrary.getInstance(name);
            if (!bound.isEmpty()) {
                Native.unregister(TinyLibrary.class);
                Native.unregister(TinyMixerLibrary.class);
                bound = "";
            }
            Native.register(TinyLibrary.class, library);
            Native.register(TinyMixerLibrary.class, library);
            found = has(library, "pcm_drain") || !has(library, "pcm_mmap_transfer") ? TinyAbi.V2_1 : TinyAbi.V2_0;
            bound = name;
            return found;
        } catch (LinkageError missing) {
            throw new PcmException(name + " (tinyalsa 2) is not installed.", missing);
        }
    }

    /** Something of the library is open. */
    static synchronized void taken() {
        used++;
    }

    /** And closed. */
    static synchronized void released() {
        used--;
    }

    private static boolean has(NativeLibrary library, String symbol) {
        try {
            library.getFunction(symbol);
            return true;
        } catch (UnsatisfiedLinkError missing) {
            return false;
        }
    }

    static native Pointer pcm_open(int card, int device, int flags, Pointer config);

    static native int pcm_close(Pointer pcm);

    static native int pcm_is_ready(Pointer pcm);

    static native Pointer pcm_get_error(Pointer pcm);

    static native Pointer pcm_get_config(Pointer pcm);

    static native int pcm_readi(Pointer pcm, Pointer data, int frames);

    static native int pcm_writei(Pointer pcm, Pointer data, int frames);

    static native int pcm_get_htimestamp(Pointer pcm, Pointer frames, Pointer time);

    static native int pcm_wait(Pointer pcm, int millis);

    static native int pcm_prepare(Pointer pcm);

    static native int pcm_start(Pointer pcm);

    static native int pcm_stop(Pointer pcm);

    static native int pcm_link(Pointer one, Pointer other);

    static native Pointer pcm_params_get(int card, int device, int flags);

    static native void pcm_params_free(Pointer params);

    static native int pcm_params_get_min(Pointer params, int param);

    static native int pcm_params_get_max(Pointer params, int param);

    static native int pcm_params_format_test(Pointer params, int format);
}
