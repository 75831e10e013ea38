package org.offhook.bench.stress;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of a made-up class: each reckons something long enough to be worth compiling, each something else. The
 * class lives as long as this. For one thread.
 */
final class MadeMethods {

    /** Of one class. */
    static final int COUNT = 20;

    /** More than the thresholds of the quick compiler. */
    private static final int CALLS = 300;

    private static final int LENGTH = 60;
    private static final ClassDesc SELF = ClassDesc.of(MadeMethods.class.getName());
    private static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_int, CD_int);
    private static final DynamicCallSiteDesc GIVEN_SITE = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(SELF, "givenSite", CD_CallSite), "given", MethodTypeDesc.of(CD_int));

    private final List<MethodHandle> methods = new ArrayList<>();

    private MadeMethods(MethodHandles.Lookup made) throws ReflectiveOperationException {
        for (int m = 0; m < COUNT; m++) {
            methods.add(made.findStatic(made.lookupClass(), "m" + m, MethodType.methodType(int.class, int.class)));
        }
    }

    /** @param seed another one, other methods */
    static MadeMethods plain(int seed) {
        try {
            return new MadeMethods(MethodHandles.lookup().defineHiddenClass(bytes(seed, false), true));
        } catch (ReflectiveOperationException e) {
            throw impossible(e);
        }
    }

    /** @param site a call of {@code ()int} in each method; compiled code of them is void when its target changes */
    static MadeMethods dependingOn(CallSite site, int seed) {
        try {
            return new MadeMethods(
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes(seed, true), site, true));
        } catch (ReflectiveOperationException e) {
            throw impossible(e);
        }
    }

    /** Calls each so often that the compiler takes it. */
    void warm() {
        try {
            for (MethodHandle method : methods) {
                int value = 1;
                for (int call = 0; call < CALLS; call++) {
                    value = (int) method.invokeExact(value);
                }
            }
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Bootstrap method of the made-up classes. */
    static CallSite givenSite(MethodHandles.Lookup caller, String name, MethodType type) throws IllegalAccessException {
        return MethodHandles.classData(caller, DEFAULT_NAME, CallSite.class);
    }

    private static byte[] bytes(int seed, boolean withSite) {
        return ClassFile.of().build(ClassDesc.of(MadeMethods.class.getPackageName(), "Made"), made -> {
            for (int m = 0; m < COUNT; m++) {
                int number = seed * COUNT + m;
                made.withMethodBody("m" + m, TYPE, ClassFile.ACC_STATIC, code -> {
                    code.iload(0);
                    for (int i = 0; i < LENGTH; i++) {
                        code.loadConstant(number + i).ixor().iload(0).iadd();
                    }
                    if (withSite) {
                        code.invokedynamic(GIVEN_SITE).iadd();
                    }
                    code.ireturn();
                });
            }
        });
    }

    private static IllegalStateException impossible(Throwable cause) {
        return new IllegalStateException("a made-up class does not work", cause);
    }
}
