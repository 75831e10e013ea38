package org.offhook.phone.core.menu;

import java.util.List;

/** What a key in the menu came to. */
public record MenuStep(Menu menu, List<Outcome> outcomes) {

    public MenuStep {
        outcomes = List.copyOf(outcomes);
    }

    static MenuStep to(Menu menu) {
        return new MenuStep(menu, List.of());
    }

    static MenuStep to(Menu menu, Outcome outcome) {
        return new MenuStep(menu, List.of(outcome));
    }
}
