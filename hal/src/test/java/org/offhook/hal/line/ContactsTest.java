package org.offhook.hal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class ContactsTest {

    private static final Duration REST = Duration.ofMillis(10);

    /** The contact moves, bounces and then rests at least as long as it must. */
    record Move(BounceTrace trace, int restMillis, boolean loopIsBusy) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<BounceTrace> trace =
                Arbitraries.longs().between(1, 9_999).list().ofMaxSize(20).map(ContactsTest::trace);
        return Combinators.combine(trace, Arbitraries.integers().between(11, 60), Arbitraries.of(true, false))
                .as(Move::new)
                .list()
                .ofMaxSize(20);
    }

    /** @param pauses between the bounces, in microseconds: each shorter than the contact must rest */
    private static BounceTrace trace(List<Long> pauses) {
        long[] changes = new long[pauses.size() / 2 * 2];
        long at = 0;
        for (int i = 0; i < changes.length; i++) {
            at += pauses.get(i);
            changes[i] = at;
        }
        return BounceTrace.ofMicros(changes);
    }

    @Property(tries = 500)
    void eachMoveIsToldOnceWithItsTimeHoweverItBouncesAndHoweverBusyTheLoopIs(@ForAll("moves") List<Move> moves)
            throws LineException {
        VirtualLoop loop = new VirtualLoop();
        SimWiring wiring = new SimWiring(1, loop);
        SimContact contact = wiring.contact(0, SimWiring.GROUND);
        List<String> told = new ArrayList<>();
        new Contacts(
                new SimLines("gpiochip0", wiring),
                "test",
                List.of(new Contacts.Wire(0, LineUse.Bias.PULL_UP, true)),
                REST,
                loop,
                (_, active, at) -> told.add(active + " " + at));
        List<String> truth = new ArrayList<>();
        boolean closed = false;
        for (Move move : moves) {
            closed = !closed;
            truth.add(closed + " " + loop.nanos());
            Duration all = move.trace().length().plusMillis(move.restMillis());
            if (move.loopIsBusy()) {
                play(contact, closed, move.trace(), loop);
                loop.stall(Duration.ofMillis(move.restMillis()));
            } else {
                contact.move(closed, move.trace());
                loop.advance(all);
            }
        }
        loop.advance(REST);
        assertEquals(truth, told);
        assertTrue(loop.idle());
    }

    /** Bounces while nothing runs on the loop, whose clock goes on. */
    private static void play(SimContact contact, boolean closed, BounceTrace trace, VirtualLoop loop) {
        contact.move(closed, BounceTrace.NONE);
        Duration before = Duration.ZERO;
        boolean state = closed;
        for (Duration change : trace.changes()) {
            loop.stall(change.minus(before));
            before = change;
            state = !state;
            contact.move(state, BounceTrace.NONE);
        }
    }
}
