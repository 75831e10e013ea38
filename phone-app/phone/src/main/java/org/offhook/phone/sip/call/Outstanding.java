package org.offhook.phone.sip.call;

import java.util.ArrayList;
import java.util.List;

/** Counts the good-byes that still wait for their answer, so that the end of the program can wait for them. */
public final class Outstanding {

    private final List<Runnable> waiting = new ArrayList<>();
    private int count;

    public void enter() {
        count++;
    }

    public void leave() {
        count--;
        if (count == 0) {
            List<Runnable> ready = List.copyOf(waiting);
            waiting.clear();
            ready.forEach(Runnable::run);
        }
    }

    /** Runs the task when none is left, perhaps at once. */
    public void whenNone(Runnable task) {
        if (count == 0) {
            task.run();
        } else {
            waiting.add(task);
        }
    }
}
