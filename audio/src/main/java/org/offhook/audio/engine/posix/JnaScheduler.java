package org.offhook.audio.engine.posix;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.offhook.audio.engine.RealTimeSettings;

/** The C library by JNA's direct mapping. The numbers are those of Linux on x86, ARM and RISC-V. */
final class JnaScheduler implements Scheduler {

    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    static {
        Native.register(JnaScheduler.class, "c");
    }

    private static native int sched_setscheduler(int thread, int policy, Buffer parameters);

    private static native int sched_setaffinity(int thread, NativeLong bytes, Buffer mask);

    private static native int mlockall(int flags);

    private static native String strerror(int error);

    @Override
    public int fifo(int thread, int priority) {
        ByteBuffer parameters = ByteBuffer.allocateDirect(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(priority);
        return result(sched_setscheduler(thread, SCHED_FIFO | SCHED_RESET_ON_FORK, parameters.clear()));
    }

    @Override
    public int affinity(List<Integer> cpus) {
        int bytes = RealTimeSettings.MOST_CPUS / Byte.SIZE;
        return result(sched_setaffinity(THIS_THREAD, new NativeLong(bytes), mask(cpus, bytes)));
    }

    /** A {@code cpu_set_t}: an array of C's {@code unsigned long}, whose bits count from the lowest. */
    static ByteBuffer mask(List<Integer> cpus, int bytes) {
        ByteBuffer mask = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        boolean little = mask.order() == ByteOrder.LITTLE_ENDIAN;
        for (int cpu : cpus) {
            int at = cpu / Byte.SIZE;
            int place = little ? at : at ^ Native.LONG_SIZE - 1;
            mask.put(place, (byte) (mask.get(place) | 1 << cpu % Byte.SIZE));
        }
        return mask;
    }

    @Override
    public int lockMemory() {
        return result(mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT));
    }

    @Override
    public String text(int error) {
        return strerror(error);
    }

    private static int result(int returned) {
        return returned < 0 ? Native.getLastError() : 0;
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
