package org.offhook.bench.stress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Work for the compiler and nothing else: what many methods were compiled against changes, which makes their compiled
 * code void, and they are called until they are compiled again, all at once and as fast as can be; at equal times, so
 * that so many a second are compiled in the mean. The classes stay.
 */
final class CompileStorm implements Pressure {

    private static final int CLASSES = 25;

    private final long turnNanos;
    private volatile long compiled;

    /** @param perSecond methods a second */
    CompileStorm(int perSecond) {
        turnNanos = TimeUnit.SECONDS.toNanos(1) * CLASSES * MadeMethods.COUNT / perSecond;
    }

    @Override
    public void run(Running running) {
        MutableCallSite shared = new MutableCallSite(MethodType.methodType(int.class));
        shared.setTarget(constant(0));
        List<MadeMethods> classes = IntStream.rangeClosed(1, CLASSES)
                .mapToObj(seed -> MadeMethods.dependingOn(shared, seed))
                .toList();
        int turn = 0;
        for (long due = System.nanoTime(); running.yes(); due = Math.max(due + turnNanos, System.nanoTime())) {
            LockSupport.parkNanos(due - System.nanoTime());
            shared.setTarget(constant(++turn));
            for (MadeMethods methods : classes) {
                methods.warm();
                compiled += MadeMethods.COUNT;
            }
        }
    }

    private static MethodHandle constant(int value) {
        return MethodHandles.constant(int.class, value);
    }

    @Override
    public double done() {
        return compiled;
    }

    @Override
    public String unit() {
        return "methods";
    }
}
