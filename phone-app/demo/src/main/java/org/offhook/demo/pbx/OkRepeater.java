package org.offhook.demo.pbx;

import java.time.Duration;
import javax.sip.message.Response;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.Target;

/** Repeats the 2xx to an INVITE until its ACK comes (RFC 3261 §13.3.1.4). For the loop only. */
final class OkRepeater {

    private static final Duration FIRST = Duration.ofMillis(500); // T1
    private static final Duration LONGEST = Duration.ofSeconds(4); // T2
    private static final Duration LIMIT = Duration.ofSeconds(32); // 64 × T1

    private final Outbound out;
    private final Loop loop;
    private final Runnable neverAcknowledged;
    private Loop.Timer timer = () -> {};

    OkRepeater(Outbound out, Loop loop, Runnable neverAcknowledged) {
        this.out = out;
        this.loop = loop;
        this.neverAcknowledged = neverAcknowledged;
    }

    /** The response was just sent for the first time. */
    void start(Response ok, Target caller) {
        stop();
        repeat(ok, caller, FIRST, Duration.ZERO);
    }

    private void repeat(Response ok, Target caller, Duration pause, Duration elapsed) {
        timer = loop.schedule(pause, () -> {
            Duration now = elapsed.plus(pause);
            if (now.compareTo(LIMIT) >= 0) {
                neverAcknowledged.run();
                return;
            }
            out.sendStray(ok, caller);
            Duration doubled = pause.multipliedBy(2);
            repeat(ok, caller, doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST, now);
        });
    }

    void stop() {
        timer.cancel();
    }
}
