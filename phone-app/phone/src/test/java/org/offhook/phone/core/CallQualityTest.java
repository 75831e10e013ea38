package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the core makes of the quality that the sound side measures. */
class CallQualityTest {

    private static final CallId CALL = new CallId("in-1");
    private static final SoundQuality GOOD =
            new SoundQuality(44, 44, 44, 93, 93, 0, 0, 1, 20, OptionalInt.of(5), OptionalInt.empty());

    private Instant at = Instant.parse("2026-03-01T08:00:00Z");
    private PhoneState state = PhoneState.initial(new PhoneSettings(
            List.of(new PhoneSettings.Line(new LineId(1), "101")), 2, PhoneSettings.Times.defaults()));

    @BeforeEach
    void talk() {
        happens(new PhoneEvent.IncomingCall(CALL, new LineId(1), new Party("Bob", "201"), AutoAnswer.NO));
        happens(new PhoneEvent.HookLifted());
        happens(new PhoneEvent.Connected(CALL, new MediaInfo("PCMA", false)));
    }

    private List<PhoneEffect> happens(PhoneEvent event) {
        at = at.plusSeconds(1);
        Step step = Phone.step(state, event, at);
        state = step.state();
        return step.effects();
    }

    private MediaInfo media() {
        return ((CallState.Up) state.call(CALL).orElseThrow().state()).media();
    }

    @Test
    void measuredQualityIsTheCalls() {
        assertEquals(List.of(), happens(new PhoneEvent.QualityMeasured(CALL, GOOD)));
        assertEquals(GOOD, media().quality().orElseThrow());
    }

    @Test
    void changeOfCodecKeepsIt() {
        happens(new PhoneEvent.QualityMeasured(CALL, GOOD));
        happens(new PhoneEvent.MediaChanged(CALL, new MediaInfo("G722", false)));
        assertEquals("G722", media().codec());
        assertEquals(GOOD, media().quality().orElseThrow());
    }

    @Test
    void callThatIsGoneHasNone() {
        happens(new PhoneEvent.CallEnded(CALL, EndReason.of(EndReason.Kind.REMOTE_HANG_UP)));
        PhoneState before = state;
        happens(new PhoneEvent.QualityMeasured(CALL, GOOD));
        assertSame(before, state);
    }

    @Test
    void lastQualityOutlivesTheCallWhoeverEndsIt() {
        happens(new PhoneEvent.QualityMeasured(CALL, GOOD));
        assertTrue(state.memory().finished().isEmpty());
        happens(new PhoneEvent.HookReplaced());
        FinishedCall call = state.memory().finished().orElseThrow();
        assertEquals(GOOD, call.media().quality().orElseThrow());
        assertEquals(2, call.talked().toSeconds());
        assertEquals("201", call.party().number());
        happens(new PhoneEvent.CallEnded(CALL, EndReason.of(EndReason.Kind.LOCAL)));
        assertEquals(call, state.memory().finished().orElseThrow());
    }
}
