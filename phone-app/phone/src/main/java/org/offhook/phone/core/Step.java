package org.offhook.phone.core;

import java.util.List;

/**
 * What one event came to.
 *
 * @param effects to be carried out in this order
 */
public record Step(PhoneState state, List<PhoneEffect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }
}
