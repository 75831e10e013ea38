package org.offhook.audio.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.audio.engine.RealTimeSettings;
import org.offhook.audio.engine.ThreadPolicy;

class RealTimePolicyTest {

    private static final RealTimeSettings ALL = new RealTimeSettings(60, true, List.of(3));
    private static final Limits ROOT = new Limits(0, 8192 * 1024, true, true);
    private static final Limits NOBODY = new Limits(0, 8192 * 1024, false, false);

    /** A kernel that allows priorities up to a limit, and says what it was asked. */
    private static final class Kernel implements Scheduler {

        private static final int EINVAL = 22;

        private final List<String> asked = new ArrayList<>();
        private final List<String> log = new ArrayList<>();
        private final int mostPriority;
        private final int processors;

        Kernel(int mostPriority, int processors) {
            this.mostPriority = mostPriority;
            this.processors = processors;
        }

        @Override
        public int fifo(int thread, int priority) {
            asked.add("fifo " + priority + " of " + thread);
            return priority <= mostPriority ? 0 : EPERM;
        }

        @Override
        public int affinity(List<Integer> cpus) {
            asked.add("affinity " + cpus);
            return cpus.stream().anyMatch(cpu -> cpu < processors) ? 0 : EINVAL;
        }

        @Override
        public int processors() {
            return processors;
        }

        @Override
        public int lockMemory() {
            asked.add("lock");
            return 0;
        }

        @Override
        public String text(int error) {
            return "error " + error;
        }
    }

    private static RealTimePolicy started(RealTimeSettings settings, Kernel kernel, Limits limits) {
        RealTimePolicy policy =
                new RealTimePolicy(settings, () -> kernel, () -> limits, () -> List.of(17), kernel.log::add);
        policy.started("offhook-media");
        policy.started(ThreadPolicy.AUDIO_THREAD);
        policy.started("offhook-device");
        return policy;
    }

    @Test
    void onOneProcessorNobodyKeepsTheOthersFromIt() {
        Kernel kernel = new Kernel(99, 1);
        RealTimePolicy policy = started(new RealTimeSettings(60, true, List.of()), kernel, ROOT);
        assertEquals("no fifo on one processor, memory locked", policy.state());
        assertEquals(List.of("lock"), kernel.asked);
        assertEquals(List.of(), kernel.log);
    }

    @Test
    void audioThreadAndTheOneThatPausesItAreAskedForAndItsStateSaysWhatItGot() {
        Kernel kernel = new Kernel(99, 4);
        assertEquals(
                "fifo 60, memory locked, cpus 3", started(ALL, kernel, ROOT).state());
        assertEquals(List.of("fifo 60 of 0", "fifo 60 of 17", "lock", "affinity [3]"), kernel.asked);
        assertEquals(List.of(), kernel.log);
    }

    @Test
    void threadsOfFurtherDevicesComeAStepAfterItOnAnyProcessorWithoutAnotherWord() {
        Kernel kernel = new Kernel(99, 4);
        RealTimePolicy policy = started(ALL, kernel, ROOT);
        kernel.asked.clear();
        policy.started(ThreadPolicy.SOUND_THREADS + 1);
        assertEquals(List.of("fifo 59 of 0"), kernel.asked);
        Kernel refusing = new Kernel(0, 4);
        started(ALL, refusing, NOBODY).started(ThreadPolicy.SOUND_THREADS + 2);
        assertEquals(1, refusing.log.size(), "the audio thread has said it: " + refusing.log);
        Kernel unasked = new Kernel(99, 4);
        started(RealTimeSettings.NONE, unasked, ROOT).started(ThreadPolicy.SOUND_THREADS + 1);
        assertEquals(List.of(), unasked.asked);
        Kernel single = new Kernel(99, 1);
        started(new RealTimeSettings(60, false, List.of()), single, ROOT).started(ThreadPolicy.SOUND_THREADS + 1);
        assertEquals(List.of(), single.asked);
    }

    @Test
    void whatIsNotAllowedIsNamedWithWhatWouldAllowIt() {
        Kernel kernel = new Kernel(0, 4);
        String state = started(ALL, kernel, NOBODY).state();
        assertTrue(state.startsWith("cpus 3; not allowed: SCHED_FIFO 60 (RLIMIT_RTPRIO is 0; LimitRTPRIO=60"), state);
        assertTrue(state.contains("RLIMIT_MEMLOCK is 8192 kB; LimitMEMLOCK=infinity"), state);
        assertEquals(1, kernel.log.size(), "one line, whatever is missing: " + kernel.log);
        assertTrue(
                kernel.log.getFirst().endsWith(state.substring(state.indexOf("not allowed: ")) + "."),
                kernel.log.getFirst());
    }

    @Test
    void lowerPriorityIsTakenIfThatIsWhatTheLimitAllows() {
        String state = started(
                        new RealTimeSettings(60, false, List.of()), new Kernel(20, 4), new Limits(20, 0, false, false))
                .state();
        assertTrue(state.startsWith("fifo 20; not allowed: SCHED_FIFO 60 (RLIMIT_RTPRIO is 20;"), state);
    }

    /** The kernel would lock now and refuse memory later, when the limit is used up. */
    @Test
    void memoryIsNotLockedUnderALimitThatCouldBeUsedUp() {
        Kernel kernel = new Kernel(99, 4);
        started(new RealTimeSettings(0, true, List.of()), kernel, NOBODY);
        assertEquals(List.of(), kernel.asked);
        started(new RealTimeSettings(0, true, List.of()), kernel, new Limits(0, Limits.UNLIMITED, false, false));
        assertEquals(List.of("lock"), kernel.asked);
    }

    @Test
    void processorThatTheMachineDoesNotHaveIsSaid() {
        String state = started(new RealTimeSettings(0, false, List.of(9)), new Kernel(99, 4), ROOT)
                .state();
        assertTrue(state.startsWith("not allowed: processors 9 (error 22"), state);
    }

    @Test
    void nothingWantedAsksNothing() {
        Kernel kernel = new Kernel(99, 4);
        assertEquals("off", started(RealTimeSettings.NONE, kernel, ROOT).state());
        assertEquals(List.of(), kernel.asked);
    }

    @Test
    void machineWithoutSuchCallsKeepsItsThreads() {
        List<String> warnings = new ArrayList<>();
        RealTimePolicy policy = new RealTimePolicy(
                ALL,
                () -> {
                    throw new UnsatisfiedLinkError("no such library");
                },
                () -> ROOT,
                List::of,
                warnings::add);
        policy.started(ThreadPolicy.AUDIO_THREAD);
        assertEquals("not on this system", policy.state());
        assertEquals(List.of("The audio thread gets no real-time scheduling: no such library"), warnings);
    }

    @Test
    void limitsAreReadAsTheKernelWritesThem() {
        String limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max locked memory         8388608              unlimited            bytes
                Max realtime priority     40                   95
                """;
        assertEquals(
                new Limits(40, 8388608, false, false),
                Limits.parse(limits, "Name:\tjava\nCapEff:\t0000000000000000\n"));
        assertEquals(
                new Limits(40, Limits.UNLIMITED, true, true),
                Limits.parse(limits.replace("8388608  ", "unlimited"), "CapEff:\t000001ffffffffff\n"));
    }

    @Test
    void nothingIsAllowedWhereTheKernelSaysNothing() {
        assertEquals(new Limits(0, 0, false, false), Limits.parse("", ""));
    }

    @Test
    void maskHasABitForEachProcessor() {
        var mask = JnaScheduler.mask(List.of(0, 3, 9), 128);
        assertEquals(0b1001, mask.get(0));
        assertEquals(0b10, mask.get(1));
        assertEquals(0, mask.get(2));
    }

    @Test
    void thisJvmHasOneThreadThatPausesTheOthers() {
        assertEquals(1, PausingThreads.ofThisProcess().size());
    }

    /** On this machine, whatever it allows: no error may come out, and the thread must live on. */
    @Test
    void realKernelAnswersOneWayOrTheOther() throws Exception {
        RealTimePolicy policy = new RealTimePolicy(new RealTimeSettings(1, false, List.of(0)));
        Thread thread = new Thread(() -> policy.started(ThreadPolicy.AUDIO_THREAD));
        thread.start();
        thread.join();
        assertTrue(policy.state().matches(".*(cpus|processors) 0.*"), policy.state());
    }
}
