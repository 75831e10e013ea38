package org.offhook.phone.core;

/** Carries out what the core wants. */
@FunctionalInterface
public interface EffectHandler {

    /** Called on the phone loop, in order; must not block. Timers never come here. */
    void handle(PhoneEffect effect);
}
