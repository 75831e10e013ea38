package org.offhook.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.peer.SdpText;
import org.offhook.bench.peer.SetupRate;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.Samples;
import org.offhook.bench.report.Statistics;
import org.offhook.bench.subject.Program;
import org.offhook.bench.subject.RunningPhone;

/**
 * All programs, round after round. Their long calls go at the same time: what else the machine does, and how fast it
 * happens to be, is the same for all, where one after the other has differed by half. Starts and short calls come in
 * turn. A step that fails leaves its figure out and a note in the samples; the other steps go on. The long call is the
 * first that a fresh process gets, so nothing has warmed it up.
 */
public final class CallRun {

    private static final int SETTLE_SECONDS = 2;
    private static final int GAP_MS = 20;

    private final CallPlan plan;
    private final List<Program> programs;
    private final Samples samples = new Samples();
    private final Workbench bench;

    private CallRun(CallPlan plan, List<Program> programs, Workbench bench) {
        this.plan = plan;
        this.programs = programs;
        this.bench = bench;
    }

    public static List<Figure> figures(CallPlan plan) {
        return CallFigures.all(plan.codecs());
    }

    /** @param keep leave configurations and logs where they are */
    public static Samples measure(CallPlan plan, List<Program> programs, boolean keep, PrintStream progress)
            throws IOException, InterruptedException {
        try (Workbench bench = new Workbench(keep, progress)) {
            return new CallRun(plan, programs, bench).run();
        }
    }

    private Samples run() throws InterruptedException {
        for (Program program : programs) {
            bench.say(program.name() + ": one start that does not count");
            step(program, "first start", () -> starts(program, 1, false));
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Program program : programs) {
                bench.say("round " + round + " of " + plan.rounds() + ": " + program.name());
                String where = "round " + round;
                step(program, where + ", starts", () -> starts(program, plan.starts(), true));
            }
            for (TestCodec codec : plan.codecs()) {
                session("round " + round + ", " + codec, codec);
            }
        }
        return samples;
    }

    private interface Step {
        void run() throws IOException, InterruptedException, DriverCall.FailedCall;
    }

    private void step(Program program, String where, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (RunningPhone.DidNotRegister e) {
            note(program, where + ": " + e.getMessage());
            bench.say(e.log());
        } catch (IOException | DriverCall.FailedCall e) {
            note(program, where + ": " + e.getMessage());
        }
    }

    private void note(Program program, String text) {
        bench.say("  " + text);
        samples.note(program.name() + ", " + text);
    }

    private void starts(Program program, int count, boolean counts) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            TestCodec codec = plan.codecs().getFirst();
            try (Subject subject = Subject.start(bench, program, plan.challenge(), plan.lines(), codec)) {
                if (counts) {
                    RunningPhone phone = subject.phone();
                    samples.add(CallFigures.FIRST_REGISTER, program.name(), phone.firstRegisterMs());
                    samples.add(CallFigures.REGISTERED, program.name(), phone.registeredMs());
                }
            }
        }
    }

    /** The long calls of all programs at the same time, then the set-ups of one after the other. */
    private void session(String where, TestCodec codec) throws InterruptedException {
        boolean first = codec == plan.codecs().getFirst();
        List<Subject> subjects = new ArrayList<>();
        try {
            for (Program program : programs) {
                step(program, where, () -> subjects.add(ready(program, codec, first)));
            }
            longCalls(subjects, codec, first);
            for (Subject subject : first ? subjects : List.<Subject>of()) {
                bench.say("  " + subject.name());
                step(subject.program(), "set-ups", () -> setups(subject, codec));
            }
        } finally {
            Subject.closeAll(subjects);
        }
    }

    private Subject ready(Program program, TestCodec codec, boolean first) throws IOException, InterruptedException {
        Subject subject = Subject.start(bench, program, plan.challenge(), plan.lines(), codec);
        try {
            subject.phone().visitPage();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            if (first) {
                samples.add(
                        CallFigures.IDLE_RSS,
                        program.name(),
                        subject.phone().memory().rssMb());
            }
            return subject;
        } catch (IOException | InterruptedException | RuntimeException e) {
            subject.close();
            throw e;
        }
    }

    private void longCalls(List<Subject> subjects, TestCodec codec, boolean first) throws InterruptedException {
        try (ExecutorService together = Executors.newCachedThreadPool()) {
            List<Future<LongCall>> calls = new ArrayList<>();
            for (Subject subject : subjects) {
                calls.add(together.submit(() -> LongCall.run(
                        subject.peer(), subject.phone(), codec, plan.warmSeconds(), plan.measuredSeconds())));
            }
            for (int i = 0; i < calls.size(); i++) {
                Future<LongCall> call = calls.get(i);
                Program program = subjects.get(i).program();
                step(program, codec + " call", () -> report(program, codec, first, result(call)));
            }
        }
    }

    private static LongCall result(Future<LongCall> call)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverCall.FailedCall failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        }
    }

    private void report(Program program, TestCodec codec, boolean first, LongCall call) {
        String name = program.name();
        samples.add(CallFigures.cpu(codec), name, call.cpuPerMinute());
        if (first) {
            samples.add(CallFigures.CALL_RSS, name, call.memory().rssMb());
            samples.add(CallFigures.CALL_PSS, name, call.memory().pssMb());
        }
        call.pacing()
                .ifPresentOrElse(
                        pacing -> {
                            samples.add(CallFigures.pacing(codec), name, pacing.deviationMs());
                            if (pacing.packets() < call.expectedPackets() * 0.99 || pacing.missing() > 0) {
                                note(
                                        program,
                                        codec + ": " + pacing.packets() + " packets of " + call.expectedPackets()
                                                + " expected, " + pacing.missing() + " lost");
                            }
                        },
                        () -> note(program, codec + ": sent no sound"));
        call.loopDelay()
                .ifPresentOrElse(
                        delay -> {
                            samples.add(CallFigures.loopDelay(codec), name, delay.medianMs());
                            if (delay.heard() < delay.markers() * 0.9) {
                                note(
                                        program,
                                        codec + ": only " + delay.heard() + " of " + delay.markers()
                                                + " markers came back");
                            }
                        },
                        () -> note(program, codec + ": no marker came back"));
        bench.say(String.format(
                Locale.ROOT,
                "  %s, %s: CPU %.2f s/min, %.1f MB, pacing %.2f ms (longest gap %.1f ms), loop delay %.1f ms",
                name,
                codec,
                call.cpuPerMinute(),
                call.memory().rssMb(),
                call.pacing().map(p -> p.deviationMs()).orElse(Double.NaN),
                call.pacing().map(p -> p.longestMs()).orElse(Double.NaN),
                call.loopDelay().map(d -> d.medianMs()).orElse(Double.NaN)));
    }

    /** The offered port is bound and never read, so what the phone sends meanwhile is dropped by the kernel. */
    private void setups(Subject subject, TestCodec codec) throws IOException, InterruptedException {
        Program program = subject.program();
        DriverPeer peer = subject.peer();
        RunningPhone phone = subject.phone();
        try (DatagramSocket sink = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            String sdp = SdpText.offer(sink.getLocalPort(), codec);
            ShortCalls warm = ShortCalls.run(peer, phone.binding(), sdp, plan.warmCalls(), GAP_MS);
            ShortCalls calls = ShortCalls.run(peer, phone.binding(), sdp, plan.calls(), GAP_MS);
            warm.failures().forEach(why -> note(program, "warm-up call: " + why));
            calls.failures().forEach(why -> note(program, "short call: " + why));
            add(CallFigures.RINGING, program, calls.ringingMs());
            add(CallFigures.ANSWER, program, calls.answerMs());
            SetupRate rates = new SetupRate(peer, phone.binding(), sdp, plan.concurrency());
            int best = 0;
            for (int rate : plan.rates()) {
                SetupRate.Step result = rates.run(rate, plan.rateSeconds());
                bench.say("  set-ups " + result.text());
                if (!result.passed()) {
                    break;
                }
                best = rate;
            }
            samples.add(CallFigures.SETUPS, program.name(), best);
        }
    }

    private void add(Figure figure, Program program, double[] values) {
        if (values.length > 0) {
            double median = Statistics.median(values);
            samples.add(figure, program.name(), median);
            bench.say(String.format(
                    Locale.ROOT,
                    "  %s: median %.2f, 95 %% within %.2f, of %d",
                    figure.label(),
                    median,
                    Statistics.percentile(values, 95),
                    values.length));
        }
    }
}
