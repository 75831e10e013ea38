package org.offhook.bench.stress;

/** Whether a thread is to go on. */
@FunctionalInterface
interface Running {

    boolean yes();
}
