package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.user.Knob;

/** The thread around the core. */
class PhoneLoopTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final BlockingQueue<PhoneEffect> effects = new LinkedBlockingQueue<>();
    private PhoneLoop loop;

    @AfterEach
    void close() {
        if (loop != null) {
            loop.close();
        }
    }

    private static PhoneState idle() {
        return PhoneState.initial(PhoneFixture.settings(2, PhoneSettings.Times.defaults()));
    }

    private PhoneLoop loop(EffectHandler handler) {
        loop = new PhoneLoop(idle(), handler, CLOCK);
        return loop;
    }

    private PhoneLoop started(EffectHandler handler) {
        loop(handler).start();
        return loop;
    }

    private static PhoneEvent.IncomingCall incoming(int n) {
        return new PhoneEvent.IncomingCall(new CallId("in-" + n), LINE_1, BOB, AutoAnswer.NO);
    }

    private PhoneEffect next() throws InterruptedException {
        PhoneEffect effect = effects.poll(10, TimeUnit.SECONDS);
        assertNotNull(effect, "no effect came");
        return effect;
    }

    @Test
    void effectsAreCarriedOutInOrderOnTheLoop() throws InterruptedException {
        List<String> threads = new ArrayList<>();
        started(effect -> {
            threads.add(Thread.currentThread().getName());
            effects.add(effect);
        });
        assertTrue(loop.post(incoming(1)));
        assertEquals(new PhoneEffect.SendRinging(new CallId("in-1")), next());
        assertInstanceOf(PhoneEffect.Hear.class, next());
        assertEquals(List.of("offhook-phone", "offhook-phone"), threads);
        assertEquals(Situation.INCOMING, Situation.of(loop.state()));
    }

    @Test
    void failureOfAnEffectIsCountedAndTheLoopGoesOn() throws InterruptedException {
        started(effect -> {
            if (effect instanceof PhoneEffect.SendRinging) {
                throw new IllegalStateException("no network");
            }
            effects.add(effect);
        });
        loop.post(incoming(1));
        assertInstanceOf(PhoneEffect.Hear.class, next());
        loop.post(new PhoneEvent.HookLifted());
        assertEquals(new PhoneEffect.Answer(new CallId("in-1")), next());
        assertEquals(1, loop.failures());
    }

    @Test
    void failureOfAStepLeavesTheStateAsItWas() throws InterruptedException {
        started(effects::add);
        loop.post(new PhoneEvent.HookLifted());
        next();
        PhoneState before = loop.state();
        loop.post(new PhoneEvent.KeyPressed(null));
        loop.post(new PhoneEvent.KnobsFound(Set.of(Knob.RINGER)));
        assertEquals(new PhoneEffect.Adjust(Knob.RINGER, 6), next());
        assertEquals(before.with(before.panel().with(Set.of(Knob.RINGER))), loop.state());
        assertEquals(1, loop.failures());
    }

    @Test
    void timersComeBackByThemselves() throws InterruptedException {
        Duration soon = Duration.ofMillis(1);
        PhoneSettings.Times t = PhoneSettings.Times.defaults();
        PhoneSettings.Times shortDialTone = new PhoneSettings.Times(
                soon,
                t.congestion(),
                t.offHookWarning(),
                t.interDigit(),
                t.digitsMissing(),
                t.incomingRing(),
                t.outgoingRing(),
                t.endedNotice(),
                t.endedTone(),
                t.holdReminder(),
                t.heldRingBack(),
                t.softKeyGuard(),
                t.digitSound());
        loop = new PhoneLoop(PhoneState.initial(PhoneFixture.settings(2, shortDialTone)), effects::add, CLOCK);
        loop.start();
        loop.post(new PhoneEvent.HookLifted());
        assertEquals(Sound.Tone.DIAL, ((PhoneEffect.Hear) next()).sound().tone().orElseThrow());
        assertEquals(
                Sound.Tone.CONGESTION,
                ((PhoneEffect.Hear) next()).sound().tone().orElseThrow());
    }

    @Test
    void timersMayBeKeptBySomebodyElse() throws InterruptedException {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        TimerService timers = new TimerService() {
            @Override
            public void schedule(PhoneTimer timer, long generation, Duration after) {
                asked.add("start " + timer + " " + generation + " " + after);
            }

            @Override
            public void cancel(PhoneTimer timer) {
                asked.add("cancel " + timer);
            }
        };
        loop = new PhoneLoop(idle(), effects::add, CLOCK, timers);
        loop.start();
        loop.post(new PhoneEvent.HookLifted());
        assertEquals("start OFF_HOOK_TONES 1 PT30S", asked.poll(10, TimeUnit.SECONDS));
        loop.post(new PhoneEvent.TimerFired(PhoneTimer.OFF_HOOK_TONES, 1));
        assertEquals("start OFF_HOOK_TONES 2 PT30S", asked.poll(10, TimeUnit.SECONDS));
        loop.post(new PhoneEvent.HookReplaced());
        assertEquals("cancel OFF_HOOK_TONES", asked.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void handlerMayPostWithoutWaiting() throws InterruptedException {
        started(effect -> {
            effects.add(effect);
            if (effect instanceof PhoneEffect.PlaceCall place) {
                loop.post(new PhoneEvent.CallEnded(place.call(), EndReason.of(EndReason.Kind.UNREACHABLE)));
            }
        });
        loop.post(new PhoneEvent.DialRequested(LINE_1, "201"));
        assertInstanceOf(PhoneEffect.PlaceCall.class, next());
        PhoneEffect effect = next();
        while (!(effect instanceof PhoneEffect.RecordCall)) {
            effect = next();
        }
    }

    @Test
    void crowdOfNewCallsLeavesRoomForWhatHappensToTheOthers() {
        loop(effects::add);
        int accepted = 0;
        while (loop.post(incoming(accepted))) {
            accepted++;
        }
        assertTrue(accepted >= 1000, () -> "only few calls fit");
        int others = 0;
        while (loop.post(new PhoneEvent.CallEnded(new CallId("in-1"), EndReason.of(EndReason.Kind.CALLER_GAVE_UP)))) {
            others++;
        }
        assertTrue(others >= 1000, () -> "no room for the end of a call");
        assertEquals(2, loop.eventsRefused());
    }

    @Test
    void eventsPostedBeforeTheStartAreHandled() throws InterruptedException {
        loop(effects::add).post(incoming(1));
        loop.start();
        assertEquals(new PhoneEffect.SendRinging(new CallId("in-1")), next());
    }

    @Test
    void closedLoopTakesNothingMore() {
        started(effects::add).close();
        assertFalse(loop.post(incoming(1)));
        assertEquals(1, loop.eventsRefused());
    }

    @Test
    void loopMayBeClosedFromItself() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        started(_ -> {
            loop.close();
            closed.countDown();
        });
        loop.post(incoming(1));
        assertTrue(closed.await(10, TimeUnit.SECONDS));
        assertFalse(loop.post(incoming(2)));
    }

    @Test
    void listenersSeeEachNewStateAndAFailingOneHarmsNobody() throws InterruptedException {
        BlockingQueue<PhoneState> seen = new LinkedBlockingQueue<>();
        loop(effects::add).addListener(_ -> {
            throw new IllegalStateException("broken screen");
        });
        loop.addListener(seen::add);
        loop.start();
        loop.post(new PhoneEvent.TimerFired(PhoneTimer.DIGIT_SOUND, 7));
        loop.post(incoming(1));
        PhoneState first = seen.poll(10, TimeUnit.SECONDS);
        assertNotNull(first);
        assertEquals(Situation.INCOMING, Situation.of(first));
        assertEquals(1, loop.failures());
    }

    @Test
    void slowEventsAreCounted() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(2);
        started(_ -> {
            long until = System.nanoTime() + 2 * PhoneLoop.SLOW.toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        });
        loop.addListener(_ -> told.countDown());
        loop.post(new PhoneEvent.HookLifted());
        loop.post(new PhoneEvent.HookReplaced());
        assertTrue(told.await(10, TimeUnit.SECONDS));
        assertTrue(loop.slowEvents() >= 1, "the first of two slow events is counted before the second is handled");
    }
}
