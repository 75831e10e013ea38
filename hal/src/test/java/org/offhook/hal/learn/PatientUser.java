package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.key.Key;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimDial;
import org.offhook.hal.sim.VirtualLoop;

/** Somebody who does what is asked, with contacts that bounce. */
class PatientUser implements LearnListener {

    private static final Duration REACTION = Duration.ofMillis(400);

    final VirtualLoop loop;
    final Map<Key, SimContact> keys = new EnumMap<>(Key.class);
    final List<Prompt> prompts = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    private SimContact cradle;
    private boolean closedWhileLifted;
    private BounceTrace cradleTrace = BounceTraces.CRADLE;
    private SimDial dial;
    private int pulsesOfThree;
    private double perSecond;
    private Optional<Learnt> learnt = Optional.empty();

    PatientUser(VirtualLoop loop) {
        this.loop = loop;
    }

    void hasCradle(SimContact contact, boolean isClosedWhileLifted, BounceTrace trace) {
        cradle = contact;
        closedWhileLifted = isClosedWhileLifted;
        cradleTrace = trace;
        cradle.move(!isClosedWhileLifted, BounceTrace.NONE);
    }

    void hasDial(SimDial wheel, int pulses, double pulsesPerSecond) {
        dial = wheel;
        pulsesOfThree = pulses;
        perSecond = pulsesPerSecond;
    }

    /** Lets everything be learnt. */
    Learnt teach(List<Candidate> lines, Plan plan) {
        new BoardLearner(lines, plan, loop, this).start();
        loop.advance(Duration.ofMinutes(10));
        return learnt.orElseThrow();
    }

    @Override
    public void asked(Prompt prompt) {
        prompts.add(prompt);
        loop.at(loop.nanos() + REACTION.toNanos(), () -> obey(prompt));
    }

    void obey(Prompt prompt) {
        switch (prompt) {
            case Prompt.HandsOff _ -> {
                // Nothing is done.
            }
            case Prompt.Press(Key key) -> keys.get(key).move(true, BounceTraces.RUBBER_PRESS);
            case Prompt.LetGo(Key key) -> keys.get(key).move(false, BounceTraces.RUBBER_RELEASE);
            case Prompt.Lift _ -> cradle.move(closedWhileLifted, cradleTrace);
            case Prompt.PutDown _ -> cradle.move(!closedWhileLifted, cradleTrace);
            case Prompt.Dial _ -> dial.dial(pulsesOfThree, perSecond, 0.62, BounceTraces.DIAL);
        }
    }

    @Override
    public void noticed(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void done(Learnt result) {
        learnt = Optional.of(result);
    }
}
