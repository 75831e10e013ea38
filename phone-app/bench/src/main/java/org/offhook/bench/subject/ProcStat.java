package org.offhook.bench.subject;

/**
 * Processor time of a process from {@code /proc/PID/stat} (proc(5)): all its threads, those that have ended too.
 *
 * @param userTicks field 14, in clock ticks
 * @param systemTicks field 15, in clock ticks
 */
record ProcStat(long userTicks, long systemTicks) {

    /** USER_HZ is 100 on every Linux that a JDK 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** The program's name in field 2 may itself hold spaces and brackets, so counting starts behind the last bracket. */
    static ProcStat parse(String stat) {
        int name = stat.lastIndexOf(')');
        String[] fields = stat.substring(name + 1).strip().split(" ");
        if (name < 0 || fields.length < 13) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat: " + stat);
        }
        return new ProcStat(Long.parseLong(fields[11]), Long.parseLong(fields[12]));
    }

    double seconds() {
        return (userTicks + systemTicks) / TICKS_PER_SECOND;
    }
}
