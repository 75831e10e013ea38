package org.offhook.audio.engine.posix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.offhook.audio.engine.RealTimeSettings;
import org.offhook.audio.engine.ThreadPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real-time scheduling, locked memory and processors of its own for the audio thread. Threads that move the sound of
 * further devices come a step after it, on any processor: they open their devices, too, and the audio thread must not
 * wait for that. Of the other threads only the one
 * of the JVM that does its pauses gets the same priority: while it works the audio thread stands still, so whoever
 * keeps it from working keeps the audio thread (a priority inversion; measured under load: pauses of 50 to 180 ms
 * for 5 to 10 ms of work). With one processor nobody gets a priority: sound whose code is not compiled yet takes longer
 * than it lasts, and would keep the compiler, and everything else, from that processor for good. What is not allowed is left out, and said once in one line with what would allow it.
 *
 * <p>Threads: as {@link ThreadPolicy} says.
 */
public final class RealTimePolicy implements ThreadPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RealTimePolicy.class);

    private final RealTimeSettings settings;
    private final Supplier<Scheduler> kernel;
    private final Supplier<Limits> limits;
    private final Supplier<List<Integer>> pausing;
    private final Consumer<String> warning;
    private volatile String state = "not yet started";

    public RealTimePolicy(RealTimeSettings settings) {
        this(settings, JnaScheduler::new, Limits::ofThisProcess, PausingThreads::ofThisProcess, LOG::warn);
    }

    RealTimePolicy(
            RealTimeSettings settings,
            Supplier<Scheduler> kernel,
            Supplier<Limits> limits,
            Supplier<List<Integer>> pausing,
            Consumer<String> warning) {
        this.settings = settings;
        this.kernel = kernel;
        this.limits = limits;
        this.pausing = pausing;
        this.warning = warning;
    }

    @Override
    public void started(String name) {
        if (name.equals(AUDIO_THREAD)) {
            audioThread();
        } else if (name.startsWith(SOUND_THREADS) && settings.priority() > 1) {
            soundThread();
        }
    }

    private void audioThread() {
        if (settings.equals(RealTimeSettings.NONE)) {
            state = "off";
            return;
        }
        try {
            apply(kernel.get(), limits.get());
        } catch (LinkageError | RuntimeException e) {
            state = "not on this system";
            warning.accept("The audio thread gets no real-time scheduling: " + e.getMessage());
        }
    }

    /** Says nothing of what is not allowed: the audio thread has. */
    private void soundThread() {
        try {
            Scheduler scheduler = kernel.get();
            if (scheduler.processors() > 1) {
                long allowed = limits.get().realTimePriority();
                int error = scheduler.fifo(Scheduler.THIS_THREAD, settings.priority() - 1);
                if (error == Scheduler.EPERM && allowed > 1 && allowed < settings.priority()) {
                    scheduler.fifo(Scheduler.THIS_THREAD, (int) allowed - 1);
                }
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("no real-time scheduling", e);
        }
    }

    private void apply(Scheduler scheduler, Limits allowed) {
        List<String> given = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        if (settings.priority() > 0 && scheduler.processors() < 2) {
            given.add("no fifo on one processor");
        } else if (settings.priority() > 0) {
            fifo(scheduler, allowed, given, refused);
        }
        if (settings.lockMemory()) {
            lock(scheduler, allowed, given, refused);
        }
        if (!settings.cpus().isEmpty()) {
            String cpus = settings.cpus().stream().map(String::valueOf).collect(Collectors.joining(" "));
            int error = scheduler.affinity(settings.cpus());
            if (error == 0) {
                given.add("cpus " + cpus);
            } else {
                refused.add("processors " + cpus + " (" + scheduler.text(error)
                        + "; audio.realTime.cpus names those of this machine, from 0)");
            }
        }
        String got = given.isEmpty() ? "nothing" : String.join(", ", given);
        if (refused.isEmpty()) {
            state = got;
            LOG.debug("Real time of the audio thread: {}", got);
        } else {
            String missing = String.join("; ", refused);
            state = (given.isEmpty() ? "" : got + "; ") + "not allowed: " + missing;
            warning.accept(
                    "Sound may stutter under load. The audio thread got " + got + "; not allowed: " + missing + ".");
        }
    }

    private void fifo(Scheduler scheduler, Limits allowed, List<String> given, List<String> refused) {
        int wanted = settings.priority();
        int error = scheduler.fifo(Scheduler.THIS_THREAD, wanted);
        int got = error == 0 ? wanted : 0;
        if (error == Scheduler.EPERM && allowed.realTimePriority() > 0 && allowed.realTimePriority() < wanted) {
            int most = (int) allowed.realTimePriority();
            got = scheduler.fifo(Scheduler.THIS_THREAD, most) == 0 ? most : 0;
        }
        if (got > 0) {
            given.add("fifo " + got);
            for (int thread : pausing.get()) {
                scheduler.fifo(thread, got);
            }
        }
        if (got < wanted) {
            refused.add("SCHED_FIFO " + wanted + " ("
                    + (error == Scheduler.EPERM
                            ? "RLIMIT_RTPRIO is " + allowed.realTimePriority() + "; LimitRTPRIO=" + wanted
                                    + " in the systemd unit or \"rtprio " + wanted + "\" in limits.conf allows it"
                            : scheduler.text(error))
                    + ")");
        }
    }

    /**
     * A program that may lock so much and no more would be refused memory later on, when it has used that up: better no
     * locked memory than that.
     */
    private void lock(Scheduler scheduler, Limits allowed, List<String> given, List<String> refused) {
        boolean free = allowed.lockCapability() || allowed.lockedMemory() == Limits.UNLIMITED;
        int error = free ? scheduler.lockMemory() : Scheduler.ENOMEM;
        if (error == 0) {
            given.add("memory locked");
        } else if (error == Scheduler.EPERM || error == Scheduler.ENOMEM) {
            refused.add(
                    "locked memory (RLIMIT_MEMLOCK is " + allowed.lockedMemory() / 1024
                            + " kB; LimitMEMLOCK=infinity in the systemd unit or \"memlock unlimited\" in limits.conf allows it)");
        } else {
            refused.add("locked memory (" + scheduler.text(error) + ")");
        }
    }

    @Override
    public String state() {
        return state;
    }
}
