package org.offhook.hal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadDeviceLoopTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final ThreadDeviceLoop loop = new ThreadDeviceLoop("offhook-test-loop", failures::add);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tasksRunInTheirOrderOnOneThread() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            String name = "task " + i;
            loop.execute(() -> seen.add(name + Thread.currentThread().getName()));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals("task " + i + "offhook-test-loop", seen.take());
        }
    }

    @Test
    void dueTasksRunInTheOrderOfTheirTimes() throws InterruptedException {
        long now = loop.nanos();
        loop.execute(() -> {
            loop.at(now + 2_000_000, () -> seen.add("second"));
            loop.at(now + 1_000_000, () -> seen.add("first"));
            loop.at(now + 2_000_000, () -> seen.add("third"));
            loop.at(now - 5, () -> seen.add("overdue"));
        });
        assertEquals(List.of("overdue", "first", "second", "third"), take(4));
        assertTrue(loop.nanos() - now >= 2_000_000);
    }

    @Test
    void aTaskThatIsOverdueStillWaitsItsTurn() throws InterruptedException {
        loop.execute(() -> {
            loop.execute(() -> seen.add("told before"));
            loop.at(loop.nanos() - HOUR, () -> seen.add("overdue"));
        });
        assertEquals(List.of("told before", "overdue"), take(2));
    }

    @Test
    void aCancelledTaskDoesNotRun() throws InterruptedException {
        loop.execute(() -> {
            DeviceLoop.Due overdue = loop.at(loop.nanos(), () -> seen.add("cancelled"));
            overdue.cancel();
            loop.at(loop.nanos() + 1_000_000, () -> seen.add("after"));
        });
        assertEquals("after", seen.take());
    }

    @Test
    void withNothingDueTheThreadSleepsWithoutEnd() throws InterruptedException {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        loop.execute(() -> thread.complete(Thread.currentThread()));
        DeviceLoop.Due due = loop.at(loop.nanos() + HOUR, () -> {});
        awaitState(thread.join(), Thread.State.TIMED_WAITING);
        due.cancel();
        loop.execute(() -> seen.add("awake"));
        assertEquals("awake", seen.take());
        awaitState(thread.join(), Thread.State.WAITING);
    }

    @Test
    void aTaskThatThrowsEndsNothing() throws InterruptedException {
        loop.execute(() -> {
            throw new IllegalStateException("broken");
        });
        loop.execute(() -> seen.add("next"));
        assertEquals("next", seen.take());
        assertEquals("broken", failures.getFirst().getMessage());
    }

    @Test
    void closingWaitsForTheTaskThatRunsAndDropsTheOthers() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        loop.execute(() -> {
            running.countDown();
            awaitQuietly(go);
            seen.add("last");
        });
        loop.execute(() -> seen.add("dropped"));
        running.await();
        Thread closer = Thread.ofPlatform().start(loop::close);
        awaitState(closer, Thread.State.WAITING);
        go.countDown();
        closer.join();
        loop.execute(() -> seen.add("too late"));
        assertEquals("last", seen.poll());
        assertTrue(seen.isEmpty());
    }

    @Test
    void aTaskMayCloseItsOwnLoop() throws InterruptedException {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        loop.execute(() -> {
            loop.execute(() -> seen.add("dropped"));
            loop.close();
            thread.complete(Thread.currentThread());
        });
        thread.join().join();
        assertTrue(seen.isEmpty());
        assertFalse(thread.join().isAlive());
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> taken = new CopyOnWriteArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(seen.take());
        }
        return taken;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
