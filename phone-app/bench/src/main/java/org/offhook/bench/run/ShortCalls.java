package org.offhook.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.peer.Registrar;

/**
 * Calls one after the other, each hung up as soon as it is answered.
 *
 * @param ringingMs INVITE → 180 of each call that rang
 * @param answerMs INVITE → 200 of each call that was answered
 * @param failures what went wrong, one line per call
 */
record ShortCalls(double[] ringingMs, double[] answerMs, List<String> failures) {

    private static final int PATIENCE_SECONDS = 2;
    private static final int ENOUGH_FAILURES = 5;

    /** @param gapMs from the end of one call to the beginning of the next */
    static ShortCalls run(DriverPeer peer, Registrar.Binding phone, String sdp, int count, int gapMs)
            throws IOException, InterruptedException {
        double[] ringing = new double[count];
        double[] answer = new double[count];
        List<String> failures = new ArrayList<>();
        int done = 0;
        while (done < count && failures.size() < ENOUGH_FAILURES) {
            DriverCall call = peer.call(phone, sdp, DriverCall.AtAnswer.HANG_UP);
            ringing[done] = Double.NaN;
            answer[done] = Double.NaN;
            try {
                call.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                ringing[done] = call.ringingMs();
                answer[done] = call.answerMs();
            } catch (ExecutionException e) {
                failures.add(e.getCause().getMessage());
            } catch (TimeoutException e) {
                failures.add("call not over within " + PATIENCE_SECONDS + " s");
                peer.forget(call);
            }
            done++;
            Thread.sleep(gapMs);
        }
        return new ShortCalls(numbers(ringing, done), numbers(answer, done), List.copyOf(failures));
    }

    private static double[] numbers(double[] values, int count) {
        return Arrays.stream(values, 0, count).filter(v -> !Double.isNaN(v)).toArray();
    }
}
