package org.offhook.audio.engine.posix;

import java.util.List;

/**
 * What we ask of the kernel for the calling thread, and for the memory of the whole program. Every call gives 0 or a
 * positive error number, and throws nothing.
 */
interface Scheduler {

    int EPERM = 1;
    int ENOMEM = 12;

    /** The thread that calls. */
    int THIS_THREAD = 0;

    /**
     * SCHED_FIFO for a thread and not for those that it starts (SCHED_RESET_ON_FORK, sched(7)).
     *
     * @param thread the kernel's number of it, or {@link #THIS_THREAD}
     */
    int fifo(int thread, int priority);

    /** This thread runs on these processors only. */
    int affinity(List<Integer> cpus);

    /** Pages stay in memory once they are in use (mlockall(2) with MCL_ONFAULT): all there are and all to come. */
    int lockMemory();

    /** The text of an error number. */
    String text(int error);

    /** How many processors the program may use. */
    int processors();
}
