package org.offhook.hal.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollerTest {

    private final Libc libc = Libc.ofThisMachine();
    private final Poller poller = new Poller("test-poller", libc);
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        poller.close();
    }

    private Poller.Handler reader(int fd) {
        ByteBuffer buffer = Libc.buffer(4);
        return events -> {
            int bytes = libc.read(fd, buffer, 4);
            seen.add(bytes == 4 ? buffer.getInt(0) : -events);
            return bytes > 0;
        };
    }

    private static ByteBuffer number(int value) {
        return Libc.buffer(4).putInt(0, value);
    }

    @Test
    void oneThreadServesManyDescriptorsAndThoseAddedLater() throws Exception {
        Pipe one = new Pipe();
        Pipe two = new Pipe();
        poller.add(one.readEnd(), reader(one.readEnd()));
        one.write(number(1));
        assertEquals(1, seen.take());
        poller.add(two.readEnd(), reader(two.readEnd()));
        two.write(number(2));
        assertEquals(2, seen.take());
        one.write(number(3));
        assertEquals(3, seen.take());
        assertEquals(
                1,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("test-poller"))
                        .count());
    }

    @Test
    void aDeviceThatIsGoneIsToldOnceAndThenLeftAlone() throws Exception {
        Pipe pipe = new Pipe();
        poller.add(pipe.readEnd(), reader(pipe.readEnd()));
        pipe.close();
        assertEquals(-Libc.POLLHUP, seen.take());
        Pipe other = new Pipe();
        poller.add(other.readEnd(), reader(other.readEnd()));
        other.write(number(7));
        assertEquals(7, seen.take());
        assertTrue(seen.isEmpty());
    }

    @Test
    void removingWaitsForTheHandlerThatIsRunning() throws Exception {
        Pipe pipe = new Pipe();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        poller.add(pipe.readEnd(), _ -> {
            inside.countDown();
            awaitQuietly(goOn);
            libc.read(pipe.readEnd(), Libc.buffer(4), 4);
            done.set(true);
            return true;
        });
        pipe.write(number(1));
        inside.await();
        AtomicBoolean doneWhenRemoved = new AtomicBoolean();
        Thread remover = Thread.ofPlatform().start(() -> {
            poller.remove(pipe.readEnd());
            doneWhenRemoved.set(done.get());
        });
        assertFalse(doneWhenRemoved.get());
        goOn.countDown();
        remover.join();
        assertTrue(doneWhenRemoved.get());
    }

    @Test
    void aHandlerMayRemoveItselfAndEndThePoller() throws Exception {
        Pipe pipe = new Pipe();
        CountDownLatch done = new CountDownLatch(1);
        poller.add(pipe.readEnd(), _ -> {
            poller.remove(pipe.readEnd());
            poller.close();
            done.countDown();
            return true;
        });
        pipe.write(number(1));
        assertTrue(done.await(20, TimeUnit.SECONDS));
        assertThrows(IOException.class, () -> poller.add(pipe.readEnd(), _ -> true));
    }

    @Test
    void aListenerThatFailsDoesNotEndTheOthers() throws Exception {
        Pipe bad = new Pipe();
        Pipe good = new Pipe();
        AtomicInteger calls = new AtomicInteger();
        poller.add(bad.readEnd(), _ -> {
            libc.read(bad.readEnd(), Libc.buffer(4), 4);
            calls.incrementAndGet();
            throw new IllegalStateException("a test's");
        });
        poller.add(good.readEnd(), reader(good.readEnd()));
        bad.write(number(1));
        good.write(number(5));
        assertEquals(5, seen.take());
        bad.write(number(2));
        good.write(number(6));
        assertEquals(6, seen.take());
        poller.close();
        assertEquals(2, calls.get());
    }

    @Test
    void itNeverWakesWhileNothingHappens() throws Exception {
        Pipe pipe = new Pipe();
        CountDownLatch begun = new CountDownLatch(1);
        poller.add(pipe.readEnd(), events -> {
            begun.countDown();
            return reader(pipe.readEnd()).ready(events);
        });
        pipe.write(number(1));
        begun.await();
        seen.take();
        Path task = task("test-poller");
        awaitSleep(task);
        long before = switches(task);
        Thread.sleep(300);
        assertEquals(before, switches(task));
    }

    private static void awaitSleep(Path task) throws IOException {
        String state;
        do {
            Thread.yield();
            state = Files.readString(task.resolve("wchan"), StandardCharsets.UTF_8);
        } while (!state.contains("poll") && !state.equals("0"));
    }

    private static long switches(Path task) throws IOException {
        return Files.readAllLines(task.resolve("status")).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** A thread's folder in /proc; the kernel keeps 15 letters of its name. */
    private static Path task(String name) throws IOException {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> {
                        try {
                            return Files.readString(task.resolve("comm"))
                                    .strip()
                                    .equals(name);
                        } catch (IOException _) {
                            return false;
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
