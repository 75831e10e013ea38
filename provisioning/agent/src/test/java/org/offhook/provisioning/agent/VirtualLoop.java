package org.offhook.provisioning.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The agent's thread in virtual time; what blocks takes as long as it is told to. */
final class VirtualLoop implements AgentLoop {

    private record Task(Instant at, long number, Runnable runnable) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private long number;
    private boolean closed;
    private Duration blocking = Duration.ofMillis(100);

    /** How long whatever blocks takes from now on. */
    void setBlocking(Duration blocking) {
        this.blocking = blocking;
    }

    /** Lets time pass. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            Task task = tasks.remove();
            now = task.at();
            task.runnable().run();
        }
        now = end;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void run(Duration delay, Runnable task) {
        if (!closed) {
            tasks.add(new Task(now.plus(delay), number++, task));
        }
    }

    @Override
    public void aside(Runnable task) {
        run(blocking, task);
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }
}
