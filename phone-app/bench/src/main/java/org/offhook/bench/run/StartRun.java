package org.offhook.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.Samples;
import org.offhook.bench.subject.Program;
import org.offhook.bench.subject.RunningPhone;

/** Start after start, the variants in turn: how long until registered, how much memory then and in a short call. */
public final class StartRun {

    private static final Budget NONE = new Budget.None();
    private static final Figure FIRST_REGISTER = new Figure("exec → first REGISTER, ms", 1, NONE);
    private static final Figure REGISTERED =
            new Figure("exec → registered, all lines, ms", 1, new Budget.AtMost(500, 100));
    private static final Figure START_CPU = new Figure("CPU until 2 s after that, s", 2, NONE);
    private static final Figure IDLE = new Figure("resident memory, registered, MB", 1, NONE);
    private static final Figure CALL = new Figure("resident memory in a call, MB", 1, new Budget.AtMost(96, 64));

    private static final int SETTLE_SECONDS = 2;

    private StartRun() {}

    public static List<Figure> figures() {
        return List.of(REGISTERED, FIRST_REGISTER, START_CPU, IDLE, CALL);
    }

    /**
     * @param variants what to start, under the name of its column
     * @param callSeconds length of the call in which memory is read
     */
    public static Samples measure(
            Map<String, Program> variants, int rounds, int lines, int callSeconds, boolean keep, PrintStream progress)
            throws IOException, InterruptedException {
        Samples samples = new Samples();
        try (Workbench bench = new Workbench(keep, progress)) {
            for (Map.Entry<String, Program> variant : new LinkedHashMap<>(variants).entrySet()) {
                bench.say(variant.getKey() + ": one start that does not count");
                once(bench, variant.getKey(), variant.getValue(), lines, callSeconds, new Samples());
            }
            for (int round = 1; round <= rounds; round++) {
                bench.say("round " + round + " of " + rounds);
                for (Map.Entry<String, Program> variant : variants.entrySet()) {
                    once(bench, variant.getKey(), variant.getValue(), lines, callSeconds, samples);
                }
            }
        }
        return samples;
    }

    private static void once(
            Workbench bench, String column, Program program, int lines, int callSeconds, Samples samples)
            throws InterruptedException {
        TestCodec codec = TestCodec.PCMU;
        try (DriverPeer peer = new DriverPeer(false, codec);
                RunningPhone phone = bench.launch(program, peer, lines, codec)) {
            samples.add(FIRST_REGISTER, column, phone.firstRegisterMs());
            samples.add(REGISTERED, column, phone.registeredMs());
            phone.visitPage();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            samples.add(START_CPU, column, phone.cpuSeconds());
            samples.add(IDLE, column, phone.memory().rssMb());
            LongCall call = LongCall.run(peer, phone, codec, 0, callSeconds);
            samples.add(CALL, column, call.memory().rssMb());
        } catch (RunningPhone.DidNotRegister e) {
            bench.say("  " + e.getMessage() + "\n" + e.log());
            samples.note(column + ": " + e.getMessage());
        } catch (IOException | DriverCall.FailedCall e) {
            bench.say("  " + column + ": " + e.getMessage());
            samples.note(column + ": " + e.getMessage());
        }
    }
}
