package org.offhook.bench.stress;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.offhook.audio.engine.EngineStatistics;

/**
 * The counters of the child process at one moment.
 *
 * @param pressure what is being done to it; null: nothing
 * @param done how much of that
 */
record Reading(
        long nanos, EngineStatistics engine, Pressure pressure, double done, long collections, long collectionMillis) {

    static Reading now(EngineStatistics engine, Pressure pressure) {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += collector.getCollectionCount();
            millis += collector.getCollectionTime();
        }
        double done = pressure == null ? 0 : pressure.done();
        return new Reading(System.nanoTime(), engine, pressure, done, count, millis);
    }

    Reading again(EngineStatistics later) {
        return now(later, pressure);
    }
}
