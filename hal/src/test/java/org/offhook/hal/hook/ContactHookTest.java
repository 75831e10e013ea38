package org.offhook.hal.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class ContactHookTest {

    private static final ContactHook.Times WITH_FLASH =
            new ContactHook.Times(Duration.ofMillis(10), Optional.of(Duration.ofMillis(50)), Duration.ofMillis(200));

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring wiring = new SimWiring(4, loop);
    private final SimLines chip = new SimLines("gpiochip0", wiring);
    private final SimContact contact = wiring.contact(2, SimWiring.GROUND);
    private final List<String> heard = new ArrayList<>();

    /** @param closedMeansLifted how the cradle's contact is built */
    private ContactHook hook(boolean closedMeansLifted, ContactHook.Times times) throws LineException {
        ContactHook hook =
                new ContactHook(chip, new Contacts.Wire(2, LineUse.Bias.PULL_UP, closedMeansLifted), times, loop);
        hook.addListener(new HookListener() {
            @Override
            public void changed(HookState state, long atNanos) {
                heard.add(state + " " + atNanos / 1_000_000);
            }

            @Override
            public void flashed(long atNanos) {
                heard.add("flash " + atNanos / 1_000_000);
            }
        });
        return hook;
    }

    private void at(int millis) {
        loop.advance(Duration.ofNanos(millis * 1_000_000L - loop.nanos()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void liftingAndHangingUpAreToldOnceWithTheTimeOfTheContact(boolean closedMeansLifted) throws LineException {
        contact.move(!closedMeansLifted, BounceTrace.NONE);
        ContactHook hook = hook(closedMeansLifted, ContactHook.Times.USUAL);
        assertEquals(HookState.ON_HOOK, hook.state());
        at(100);
        contact.move(closedMeansLifted, BounceTraces.CRADLE);
        at(150);
        assertEquals(HookState.OFF_HOOK, hook.state());
        at(1000);
        contact.move(!closedMeansLifted, BounceTraces.CRADLE);
        at(1199);
        assertEquals(HookState.OFF_HOOK, hook.state());
        at(1211);
        assertEquals(HookState.ON_HOOK, hook.state());
        assertEquals(List.of("OFF_HOOK 100", "ON_HOOK 1000"), heard);
        assertTrue(loop.idle());
    }

    @Test
    void aHandsetThatIsLiftedAtTheStartIsKnownAtOnce() throws LineException {
        contact.close();
        assertEquals(HookState.OFF_HOOK, hook(true, ContactHook.Times.USUAL).state());
    }

    @Test
    void aShortPauseIsNothingUnlessFlashesAreTold() throws LineException {
        contact.close();
        hook(true, ContactHook.Times.USUAL);
        pause(100, 160);
        at(2000);
        assertEquals(List.of(), heard);
    }

    @Test
    void aPauseIsAFlashOrAHangUpByItsLengthAtTheContact() throws LineException {
        contact.close();
        hook(true, WITH_FLASH);
        pause(1000, 1049);
        pause(2000, 2050);
        pause(3000, 3199);
        pause(4000, 4200);
        at(5000);
        assertEquals(List.of("flash 2050", "flash 3199", "ON_HOOK 4000", "OFF_HOOK 4200"), heard);
    }

    @Test
    void everyBounceIsOneChange() throws LineException {
        contact.close();
        // The longest pause within the traces is 4.3 ms; they last up to 20 ms.
        hook(true, ContactHook.Times.USUAL);
        for (BounceTrace trace : BounceTraces.ALL) {
            contact.move(false, trace);
            loop.advance(Duration.ofMillis(500));
            contact.move(true, trace);
            loop.advance(Duration.ofMillis(500));
            assertEquals(2, heard.size());
            heard.clear();
        }
    }

    @Test
    void bouncesOfPublishedLengthsAreOneChange() throws LineException {
        contact.close();
        hook(true, ContactHook.Times.USUAL);
        List<BounceTrace> traces = new ArrayList<>(BounceTraces.generated(2, 200));
        traces.add(BounceTraces.worst(3, 4_000));
        for (BounceTrace trace : traces) {
            contact.move(false, trace);
            loop.advance(Duration.ofMillis(900));
            contact.move(true, trace);
            loop.advance(Duration.ofMillis(900));
            assertEquals(2, heard.size());
            heard.clear();
        }
    }

    private void pause(int downMillis, int upMillis) {
        at(downMillis);
        contact.open();
        at(upMillis);
        contact.close();
    }
}
