package org.offhook.audio.engine.posix;

import java.util.List;

/**
 * What we ask of the kernel for the calling thread, and for the memory of the whole program. Every call gives 0 or a
 * positive error number, and throws nothing.
 */
interface Scheduler {

    int EPERM = 1;
    int ENOMEM = 12;

    /** SCHED_FIFO for this thread and not for those that it starts (SCHED_RESET_ON_FORK, sched(7)). */
    int fifo(int priority);

    /** This thread runs on these processors only. */
    int affinity(List<Integer> cpus);

    /** Pages stay in memory once they are in use (mlockall(2) with MCL_ONFAULT): all there are and all to come. */
    int lockMemory();

    /** The text of an error number. */
    String text(int error);
}
