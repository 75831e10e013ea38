package org.offhook.bench.subject;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes that we started and must not leave behind: they are ended, each by its own handle, when this is closed
 * and also when the bench itself is told to stop (Ctrl-C). Any thread.
 */
public final class Children implements AutoCloseable {

    private final Set<Process> alive = ConcurrentHashMap.newKeySet();

    public Children() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    public void add(Process process) {
        alive.add(process);
    }

    /** Asks the process to end (SIGTERM) and after {@code graceSeconds} makes it (SIGKILL). Its children too. */
    public void end(Process process, int graceSeconds) {
        var below = process.descendants().toList();
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(graceSeconds, TimeUnit.SECONDS)) {
                System.err.println("bench: process " + process.pid() + " did not end within " + graceSeconds
                        + " s of SIGTERM and was killed");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        alive.remove(process);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        alive.forEach(process -> end(process, 2));
    }
}
