package org.offhook.bench.stress;

/**
 * Makes classes as fast as it can, each with methods that are called until the compiler compiles them, and lets go of
 * them: loading, compiling, throwing out compiled code and unloading, without end.
 */
final class ClassStorm implements Pressure {

    private volatile long compiled;

    @Override
    public void run(Running running) {
        int seed = 1;
        while (running.yes()) {
            MadeMethods.plain(seed++).warm();
            compiled += MadeMethods.COUNT;
        }
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
