package org.offhook.bench.subject;

/**
 * Memory of a process from {@code /proc/PID/smaps_rollup}.
 *
 * @param rssMb everything resident, shared pages in full
 * @param pssMb shared pages divided among those who share them
 */
public record Memory(double rssMb, double pssMb) {

    static final Memory NONE = new Memory(0, 0);

    static Memory parse(String rollup) {
        return new Memory(kilobytes(rollup, "Rss:") / 1024.0, kilobytes(rollup, "Pss:") / 1024.0);
    }

    Memory plus(Memory other) {
        return new Memory(rssMb + other.rssMb, pssMb + other.pssMb);
    }

    private static long kilobytes(String rollup, String key) {
        return rollup.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip().split(" ")[0])
                .map(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + key + " in smaps_rollup"));
    }
}
