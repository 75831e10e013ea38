package org.offhook.phone.sip.stack;

import java.time.Duration;

/** The one thread that owns all signalling state, as the code that runs on it sees it. */
public interface Loop {

    /** Runs a task on the loop, after those already queued. May be called from any thread; never blocks. */
    void execute(Runnable task);

    /** Runs a task on the loop after a while, unless cancelled before. May be called from any thread. */
    Timer schedule(Duration after, Runnable task);

    /** A task that waits for its time. */
    interface Timer {
        /** Called on the loop: the task will not run. Afterwards, or a second time: no effect. */
        void cancel();
    }
}
