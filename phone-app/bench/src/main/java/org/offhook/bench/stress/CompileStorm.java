package org.offhook.bench.stress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the compiler busy without end and does nothing else: what many methods were compiled against changes, which
 * makes their compiled code void, and they are called until they are compiled again. The classes stay.
 */
final class CompileStorm implements Pressure {

    private static final int CLASSES = 50;

    private volatile long compiled;

    @Override
    public void run(Running running) {
        MutableCallSite shared = new MutableCallSite(MethodType.methodType(int.class));
        shared.setTarget(constant(0));
        List<MadeMethods> classes = IntStream.rangeClosed(1, CLASSES)
                .mapToObj(seed -> MadeMethods.dependingOn(shared, seed))
                .toList();
        int turn = 1;
        while (running.yes()) {
            shared.setTarget(constant(turn++));
            for (MadeMethods methods : classes) {
                methods.warm();
                compiled += methods.count();
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
