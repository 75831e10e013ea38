package org.offhook.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.bench.media.ImpairedStream;
import org.offhook.bench.media.PlayDelay;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.SdpText;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;
import org.offhook.bench.subject.Program;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.Speech;
import org.offhook.testkit.SpeechQuality;
import org.offhook.testkit.Wav;

/**
 * What is heard of speech that a bad network brings: every program gets the very same packets at the same moments and
 * sends back what it plays, which is compared with what was sent. One thread.
 */
public final class Impairment {

    /** How far OffHook may be behind where the other is at the measure's ceiling. */
    private static final double MARGIN = 0.05;

    private static final int NEAR_MS = 60;
    private static final int PATIENCE_SECONDS = 5;
    private static final int WARM_SECONDS = 8;
    private static final String TEXT = "The birch canoe slid on the smooth planks. Glue the sheet to the dark blue "
            + "background. It's easy to tell the depth of a well. These days a chicken leg is a rare dish. "
            + "Rice is often served in round bowls. The juice of lemons makes fine punch.";

    private final List<Program> programs;
    private final List<TestCodec> codecs;
    private final int seconds;
    private final int rounds;
    private final String only;
    private final Samples samples = new Samples();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param seconds of speech for each network
     * @param rounds how often all of it is done; the table has the medians
     * @param only the networks whose names hold this; all if it is empty
     */
    public Impairment(List<Program> programs, List<TestCodec> codecs, int seconds, int rounds, String only) {
        this.programs = List.copyOf(programs);
        this.codecs = List.copyOf(codecs);
        this.seconds = seconds;
        this.rounds = rounds;
        this.only = only;
    }

    /** @param remarks a sentence or two each, for below the table */
    public record Outcome(ResultTable table, List<String> remarks) {

        public Outcome {
            remarks = List.copyOf(remarks);
        }
    }

    /** @param delayMs with the network's own; empty if nothing was recognised */
    private record Heard(double score, OptionalDouble delayMs) {

        /** The sound is brought near before it is scored: the measure looks for the first delay in the first seconds only. */
        static Heard of(Wav reference, Wav sound) {
            OptionalDouble delay = PlayDelay.medianMs(reference, sound);
            Duration early = Duration.ofMillis(Math.max(0, Math.round(delay.orElse(0) - NEAR_MS)));
            Wav near = sound.between(early, sound.length());
            return new Heard(SpeechQuality.of(reference, near).score(), delay);
        }
    }

    /** Measures; takes {@code seconds} and a little more for each network and codec. */
    public Outcome run(PrintStream progress) throws IOException, InterruptedException {
        for (TestCodec codec : codecs) {
            try (Workbench bench = new Workbench(false, progress)) {
                List<Subject> subjects = new ArrayList<>();
                try {
                    for (Program program : programs) {
                        subjects.add(Subject.start(bench, program, false, 1, codec));
                    }
                    for (int round = 0; round < rounds; round++) {
                        networks(codec, subjects, progress);
                    }
                } finally {
                    Subject.closeAll(subjects);
                }
            }
        }
        List<String> names = programs.stream().map(Program::name).toList();
        return new Outcome(ResultTable.judged(figures, names, samples), samples.notes());
    }

    private void networks(TestCodec codec, List<Subject> subjects, PrintStream progress)
            throws IOException, InterruptedException {
        Wav speech = Speech.say(TEXT, codec.rateHz());
        List<NetworkTrace> networks = new ArrayList<>(ImpairmentNetworks.all(seconds));
        networks.removeIf(trace -> !trace.name().contains(only));
        networks.addFirst(NetworkTrace.model("a call that does not count", WARM_SECONDS, 1)
                .loss(5)
                .jitter(30)
                .build());
        for (NetworkTrace trace : networks) {
            progress.println(codec + ", " + trace.name());
            boolean counts = trace != networks.getFirst();
            Figure score = new Figure(codec + ", " + trace.name() + ", score", 2, new Budget.NearPeer(MARGIN));
            Figure delay = new Figure(codec + ", " + trace.name() + ", delay, ms", 0, new Budget.None());
            if (counts && !figures.contains(score)) {
                figures.add(score);
                figures.add(delay);
            }
            try {
                List<Heard> heard = hear(codec, speech, trace, subjects);
                for (int i = 0; counts && i < heard.size(); i++) {
                    String name = subjects.get(i).name();
                    samples.add(score, name, heard.get(i).score());
                    double base = ImpairmentNetworks.baseMs(trace);
                    heard.get(i).delayMs().ifPresent(ms -> samples.add(delay, name, ms - base));
                }
            } catch (DriverCall.FailedCall | TimeoutException e) {
                progress.println("  " + e.getMessage());
                samples.note(codec + ", " + trace.name() + ": " + e.getMessage());
            }
        }
    }

    private static List<Heard> hear(TestCodec codec, Wav speech, NetworkTrace trace, List<Subject> subjects)
            throws IOException, InterruptedException, DriverCall.FailedCall, TimeoutException {
        List<DriverCall> calls = new ArrayList<>();
        try (ImpairedStream stream = new ImpairedStream(codec, speech)) {
            int length = trace.frames() * trace.frameMs() / 1000;
            for (Subject subject : subjects) {
                ImpairedStream.Leg leg = stream.open(length);
                DriverCall call = subject.peer()
                        .call(subject.phone().binding(), SdpText.offer(leg.port(), codec), DriverCall.AtAnswer.TALK);
                calls.add(call);
                DriverCall.Media media = answered(call);
                leg.connect(media.target(), media.payloadType());
            }
            List<ImpairedStream.Played> played = stream.play(trace);
            for (int i = 0; i < calls.size(); i++) {
                subjects.get(i).peer().hangUp(calls.get(i));
            }
            Wav reference = stream.reference(trace.frames());
            return played.parallelStream()
                    .map(one -> Heard.of(reference, one.sound()))
                    .toList();
        }
    }

    private static DriverCall.Media answered(DriverCall call)
            throws InterruptedException, DriverCall.FailedCall, TimeoutException, IOException {
        try {
            return call.answered().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverCall.FailedCall failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        }
    }
}
