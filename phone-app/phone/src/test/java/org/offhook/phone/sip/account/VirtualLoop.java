package org.offhook.phone.sip.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.offhook.phone.sip.stack.Loop;

/** A loop whose time is moved by the test. */
public final class VirtualLoop implements Loop {

    private static final class Waiting implements Timer {
        final Duration due;
        final Runnable task;
        boolean cancelled;

        Waiting(Duration due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final List<Waiting> timers = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public Timer schedule(Duration after, Runnable task) {
        Waiting timer = new Waiting(now.plus(after), task);
        timers.add(timer);
        return timer;
    }

    public Duration now() {
        return now;
    }

    /** Runs what is ready. */
    public void settle() {
        while (!ready.isEmpty()) {
            ready.remove().run();
        }
    }

    /** Moves time to the next timer and runs it; false if there is none. */
    public boolean toNextTimer() {
        settle();
        timers.removeIf(timer -> timer.cancelled);
        var next = timers.stream().min(Comparator.comparing(timer -> timer.due));
        next.ifPresent(timer -> {
            timers.remove(timer);
            now = timer.due;
            timer.task.run();
            settle();
        });
        return next.isPresent();
    }
}
