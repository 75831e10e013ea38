package org.offhook.bench.stress;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Makes classes as fast as it can, each with methods that are called until the compiler compiles them, and lets go of
 * them: loading, compiling, throwing out compiled code and unloading, without end.
 */
final class CompileStorm implements Pressure {

    private static final int METHODS = 20;
    /** More than the thresholds of the quick compiler. */
    private static final int CALLS = 300;

    private static final int LENGTH = 60;

    private volatile long compiled;

    @Override
    public void run(Running running) {
        int seed = 1;
        while (running.yes()) {
            try {
                oneClass(seed++);
            } catch (Throwable e) {
                throw new IllegalStateException("a made-up class does not work", e);
            }
            compiled += METHODS;
        }
    }

    private static void oneClass(int seed) throws Throwable {
        MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes(seed), true);
        for (int m = 0; m < METHODS; m++) {
            MethodHandle method =
                    made.findStatic(made.lookupClass(), "m" + m, MethodType.methodType(int.class, int.class));
            int value = seed;
            for (int call = 0; call < CALLS; call++) {
                value = (int) method.invokeExact(value);
            }
        }
    }

    /** A class whose methods reckon something long enough to be worth compiling, each something else. */
    private static byte[] bytes(int seed) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_int, CD_int);
        return ClassFile.of().build(ClassDesc.of("org.offhook.bench.stress.Made"), made -> {
            for (int m = 0; m < METHODS; m++) {
                int number = seed * METHODS + m;
                made.withMethodBody("m" + m, type, ClassFile.ACC_STATIC, code -> {
                    code.iload(0);
                    for (int i = 0; i < LENGTH; i++) {
                        code.loadConstant(number + i).ixor().iload(0).iadd();
                    }
                    code.ireturn();
                });
            }
        });
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
