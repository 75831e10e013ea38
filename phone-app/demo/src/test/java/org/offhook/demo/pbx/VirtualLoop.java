package org.offhook.demo.pbx;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.offhook.phone.sip.stack.Loop;

/** A loop whose time the test moves. */
final class VirtualLoop implements Loop {

    private record Task(long at, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Timer schedule(Duration after, Runnable task) {
        Task waiting = new Task(now + after.toMillis(), order++, task);
        tasks.add(waiting);
        return () -> tasks.remove(waiting);
    }

    void pass(Duration time) {
        long end = now + time.toMillis();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task next = tasks.remove();
            now = next.at();
            next.work().run();
        }
        now = end;
    }
}
