package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.time.Duration;
import java.util.Properties;

/** jSIP's timers on the SIP loop instead of on a thread of their own, which would wake up for each INVITE. */
final class LoopTimer implements SipTimer {

    /** jSIP's 100 after 200 ms: the one task that sends over TCP too, where sending may block. */
    static final String SENDS_TRYING = "gov.nist.javax.sip.stack.SIPServerTransactionImpl$SendTrying";

    private final SipLoop loop;
    private volatile boolean started = true;

    LoopTimer(SipLoop loop) {
        this.loop = loop;
    }

    @Override
    public boolean schedule(SIPStackTimerTask task, long delayMs) {
        requireStarted();
        // Requests over UDP are read on the loop; one that is worked on elsewhere came over a connection.
        boolean mayBlock = !loop.isCurrent() && task.getClass().getName().equals(SENDS_TRYING);
        task.setSipTimerTask(loop.schedule(Duration.ofMillis(delayMs), () -> run(task, mayBlock)));
        return true;
    }

    @Override
    public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delayMs, long periodMs) {
        requireStarted();
        task.setSipTimerTask(new Repeated(task, Duration.ofMillis(periodMs), Duration.ofMillis(delayMs)));
        return true;
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException("the SIP stack has been stopped");
        }
    }

    private void run(SIPStackTimerTask task, boolean mayBlock) {
        if (!started) {
            return;
        }
        if (mayBlock) {
            Thread.ofVirtual().name("offhook-sip-trying").start(task::runTask);
        } else {
            task.runTask();
        }
    }

    @Override
    public boolean cancel(SIPStackTimerTask task) {
        if (!(task.getSipTimerTask() instanceof Loop.Timer timer)) {
            return false;
        }
        task.cleanUpBeforeCancel();
        timer.cancel();
        return true;
    }

    @Override
    public void start(SipStackImpl stack, Properties properties) {
        // is started from the beginning
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    private final class Repeated implements Loop.Timer {

        private final SIPStackTimerTask task;
        private final Duration period;
        private volatile boolean cancelled;
        private volatile Loop.Timer next;

        Repeated(SIPStackTimerTask task, Duration period, Duration first) {
            this.task = task;
            this.period = period;
            this.next = loop.schedule(first, this::fire);
        }

        private void fire() {
            LoopTimer.this.run(task, false);
            if (!cancelled && started) {
                next = loop.schedule(period, this::fire);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            next.cancel();
        }
    }
}
