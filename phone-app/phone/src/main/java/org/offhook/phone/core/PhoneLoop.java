package org.offhook.phone.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the state of the phone. Events come in from any thread, are handled one after
 * the other by {@link Phone#step}, and their effects are carried out in order before the next event.
 */
public final class PhoneLoop implements AutoCloseable {

    /** An event that takes longer is counted as slow. */
    public static final Duration SLOW = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(PhoneLoop.class);
    private static final int CAPACITY = 4096;
    private static final int RESERVED = CAPACITY / 2;

    /** An entry of the queue; without an event it only wakes the loop. */
    private record Posted(PhoneEvent event) {}

    private final EffectHandler effects;
    private final InstantSource clock;
    private final TimerService timers;
    private final LoopTimers ownTimers = new LoopTimers(System::nanoTime);
    private final BlockingQueue<Posted> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Consumer<PhoneState>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final Thread thread;
    private volatile PhoneState state;
    private volatile boolean closed;

    /** A loop that keeps time by itself. */
    public PhoneLoop(PhoneState initial, EffectHandler effects, InstantSource clock) {
        this(initial, effects, clock, null);
    }

    /** @param timers who brings timers back, by {@link #post}; null: the loop itself */
    PhoneLoop(PhoneState initial, EffectHandler effects, InstantSource clock, TimerService timers) {
        this.state = initial;
        this.effects = effects;
        this.clock = clock;
        this.timers = timers == null ? ownTimers : timers;
        this.thread = new Thread(this::run, "offhook-phone");
    }

    /** Begins to handle events; those posted before are not lost. Once only. */
    public void start() {
        thread.start();
    }

    /**
     * Takes an event, from any thread, and never waits.
     *
     * @return false if it was refused: the loop is closed, or too many events wait. New calls are refused
     *     while half of the room is still free for what happens to those that exist
     */
    public boolean post(PhoneEvent event) {
        Objects.requireNonNull(event);
        boolean crowded = event instanceof PhoneEvent.IncomingCall && queue.remainingCapacity() < RESERVED;
        if (closed || crowded || !queue.offer(new Posted(event))) {
            refused.incrementAndGet();
            return false;
        }
        return true;
    }

    /** The state after the last event. From any thread. */
    public PhoneState state() {
        return state;
    }

    /** Adds somebody who is told each new state on the loop and must not block. From any thread. */
    public void addListener(Consumer<PhoneState> listener) {
        listeners.add(listener);
    }

    /** Makes the loop take a turn even if nothing happens, so that {@link #turns} shows whether it lives. Never waits. */
    public void nudge() {
        queue.offer(new Posted(null));
    }

    /** How often the loop has looked for what is next. */
    public long turns() {
        return turns.get();
    }

    public long eventsHandled() {
        return handled.get();
    }

    /** Events that {@link #post} refused. */
    public long eventsRefused() {
        return refused.get();
    }

    /** Events that took longer than {@link #SLOW}. */
    public long slowEvents() {
        return slow.get();
    }

    /** Exceptions out of a step, an effect or a listener. */
    public long failures() {
        return failures.get();
    }

    /** Ends the thread after the event in hand; events that wait are dropped. From any thread. */
    @Override
    public void close() {
        closed = true;
        queue.offer(new Posted(null));
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                next();
                turns.incrementAndGet();
            } catch (InterruptedException e) {
                LOG.debug("interrupted; only close() ends the phone loop");
            } catch (RuntimeException | Error e) {
                failed("waiting for an event", e);
            }
        }
    }

    private void next() throws InterruptedException {
        Optional<PhoneEvent> due = ownTimers.takeDue();
        if (due.isPresent()) {
            handle(due.get());
            return;
        }
        long nanos = ownTimers.nanosToNext();
        Posted posted = nanos == Long.MAX_VALUE ? queue.take() : queue.poll(nanos, TimeUnit.NANOSECONDS);
        if (posted != null && posted.event() != null) {
            handle(posted.event());
        }
    }

    private void handle(PhoneEvent event) {
        long begun = System.nanoTime();
        PhoneState before = state;
        Step step;
        try {
            step = Phone.step(before, event, clock.instant());
        } catch (RuntimeException | Error e) {
            failed("the event " + event, e);
            return;
        }
        state = step.state();
        for (PhoneEffect effect : step.effects()) {
            carryOut(effect);
        }
        if (step.state() != before) {
            tellListeners(step.state());
        }
        handled.incrementAndGet();
        if (System.nanoTime() - begun > SLOW.toNanos()) {
            slow.incrementAndGet();
        }
    }

    private void carryOut(PhoneEffect effect) {
        try {
            switch (effect) {
                case PhoneEffect.StartTimer start -> timers.schedule(start.timer(), start.generation(), start.after());
                case PhoneEffect.CancelTimer cancel -> timers.cancel(cancel.timer());
                case PhoneEffect.PlaceCall _,
                        PhoneEffect.SendRinging _,
                        PhoneEffect.Answer _,
                        PhoneEffect.Reject _,
                        PhoneEffect.HangUp _,
                        PhoneEffect.Hold _,
                        PhoneEffect.Resume _,
                        PhoneEffect.SendDigit _,
                        PhoneEffect.BlindTransfer _,
                        PhoneEffect.AttendedTransfer _,
                        PhoneEffect.Follow _,
                        PhoneEffect.Stay _,
                        PhoneEffect.Hear _,
                        PhoneEffect.Adjust _,
                        PhoneEffect.ReadStatus _,
                        PhoneEffect.CheckPin _,
                        PhoneEffect.HashPin _,
                        PhoneEffect.RecordCall _ -> effects.handle(effect);
            }
        } catch (RuntimeException | Error e) {
            failed("the effect " + effect, e);
        }
    }

    private void tellListeners(PhoneState changed) {
        for (Consumer<PhoneState> listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException | Error e) {
                failed("a listener", e);
            }
        }
    }

    private void failed(String what, Throwable e) {
        failures.incrementAndGet();
        LOG.error("The phone goes on after a failure in {}", what, e);
    }
}
