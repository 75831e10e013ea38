package org.offhook.phone.core.menu;

/**
 * A place on the user's way into the menu.
 *
 * @param selected which of its things is chosen, from 0
 */
public record Place(Label label, int selected, Task task) {

    static Place of(Label label) {
        return new Place(label, 0, new Task.Browsing());
    }

    Place select(int index) {
        return new Place(label, index, task);
    }

    Place with(Task changed) {
        return new Place(label, selected, changed);
    }

    boolean browsing() {
        return task instanceof Task.Browsing;
    }
}
