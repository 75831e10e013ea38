package org.offhook.audio.engine;

import java.util.List;

/**
 * What the audio thread is to be given so that nothing else makes it wait.
 *
 * @param priority of SCHED_FIFO (sched(7)), 1–99; 0: the scheduling that every thread has
 * @param lockMemory whether the memory of the program stays out of swap, page by page as it comes into use
 * @param cpus processors on which the audio thread may run, counted from 0; empty: all
 */
public record RealTimeSettings(int priority, boolean lockMemory, List<Integer> cpus) {

    /** Nothing special. */
    public static final RealTimeSettings NONE = new RealTimeSettings(0, false, List.of());

    /** Above it the kernel has threads of its own. */
    public static final int MOST_PRIORITY = 99;

    /** As many as the kernel's {@code cpu_set_t} has room for. */
    public static final int MOST_CPUS = 1024;

    public RealTimeSettings {
        cpus = cpus.stream().distinct().sorted().toList();
        if (priority < 0 || priority > MOST_PRIORITY) {
            throw new IllegalArgumentException("real-time priority " + priority + " is not in 0…" + MOST_PRIORITY);
        }
        if (cpus.stream().anyMatch(cpu -> cpu < 0 || cpu >= MOST_CPUS)) {
            throw new IllegalArgumentException("processors " + cpus + " are not all in 0…" + (MOST_CPUS - 1));
        }
    }
}
