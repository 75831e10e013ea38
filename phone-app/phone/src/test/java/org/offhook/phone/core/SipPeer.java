package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SIP side as a model: takes effects, refuses those that make no sense for the call, and knows which
 * events may come next.
 */
final class SipPeer {

    private enum Stage {
        PLACED,
        EARLY,
        INCOMING,
        ANSWERED,
        UP,
        ENDING
    }

    private static final class Leg {
        Stage stage;
        boolean held;
        Boolean change;
        boolean referred;
        boolean asks;

        Leg(Stage stage) {
            this.stage = stage;
        }
    }

    private static final MediaInfo MEDIA = new MediaInfo("PCMA", false);

    private final Map<CallId, Leg> legs = new LinkedHashMap<>();
    private int arrived;

    PhoneEvent.IncomingCall newCaller(LineId line, AutoAnswer autoAnswer) {
        CallId id = new CallId("in-" + ++arrived);
        legs.put(id, new Leg(Stage.INCOMING));
        return new PhoneEvent.IncomingCall(id, line, new Party("", "20" + arrived), autoAnswer);
    }

    List<CallId> calls() {
        return List.copyOf(legs.keySet());
    }

    void take(PhoneEffect effect) {
        switch (effect) {
            case PhoneEffect.PlaceCall e -> assertNull(legs.put(e.call(), new Leg(Stage.PLACED)), "name in use");
            case PhoneEffect.SendRinging e -> assertEquals(Stage.INCOMING, leg(e.call()).stage);
            case PhoneEffect.Answer e -> {
                assertEquals(Stage.INCOMING, leg(e.call()).stage);
                leg(e.call()).stage = Stage.ANSWERED;
            }
            case PhoneEffect.Reject e -> {
                assertEquals(Stage.INCOMING, leg(e.call()).stage);
                leg(e.call()).stage = Stage.ENDING;
            }
            case PhoneEffect.HangUp e -> {
                assertFalse(leg(e.call()).stage == Stage.ENDING, "hung up twice");
                leg(e.call()).stage = Stage.ENDING;
            }
            case PhoneEffect.Hold e -> change(leg(e.call()), true);
            case PhoneEffect.Resume e -> change(leg(e.call()), false);
            case PhoneEffect.SendDigit e -> {
                Leg leg = leg(e.call());
                assertTrue(leg.stage == Stage.UP && !leg.held || leg.stage == Stage.EARLY, "digit out of place");
            }
            case PhoneEffect.BlindTransfer e -> refer(leg(e.call()));
            case PhoneEffect.AttendedTransfer e -> {
                assertEquals(Stage.UP, leg(e.with()).stage);
                assertFalse(e.call().equals(e.with()), "handed on to himself");
                refer(leg(e.call()));
            }
            case PhoneEffect.Follow e -> {
                assertTrue(leg(e.asking()).asks, "nobody asks");
                leg(e.asking()).asks = false;
                assertNull(legs.put(e.call(), new Leg(Stage.PLACED)), "name in use");
            }
            case PhoneEffect.Stay e -> {
                assertTrue(leg(e.asking()).asks, "nobody asks");
                leg(e.asking()).asks = false;
            }
            case PhoneEffect.Hear _,
                    PhoneEffect.Adjust _,
                    PhoneEffect.ReadStatus _,
                    PhoneEffect.CheckPin _,
                    PhoneEffect.HashPin _,
                    PhoneEffect.StartTimer _,
                    PhoneEffect.CancelTimer _,
                    PhoneEffect.RecordCall _ -> {}
        }
    }

    private Leg leg(CallId id) {
        Leg leg = legs.get(id);
        assertNotNull(leg, "a command for a call that is gone: " + id);
        return leg;
    }

    private static void refer(Leg leg) {
        assertEquals(Stage.UP, leg.stage);
        leg.referred = true;
    }

    private static void change(Leg leg, boolean hold) {
        assertEquals(Stage.UP, leg.stage);
        assertNull(leg.change, "two changes at once");
        assertEquals(!hold, leg.held, "nothing to change");
        leg.change = hold;
    }

    /** One of the events that may come next for one of the calls. */
    Optional<PhoneEvent> next(int which, int what) {
        if (legs.isEmpty()) {
            return Optional.empty();
        }
        CallId id = calls().get(Math.floorMod(which, legs.size()));
        List<Runnable> effects = new ArrayList<>();
        List<PhoneEvent> events = new ArrayList<>();
        Leg leg = legs.get(id);
        switch (leg.stage) {
            case PLACED, EARLY -> {
                may(events, effects, new PhoneEvent.RemoteRinging(id), () -> {});
                may(events, effects, new PhoneEvent.EarlyMedia(id), () -> leg.stage = Stage.EARLY);
                may(events, effects, new PhoneEvent.DigitHeard(id, digit(what)), () -> {});
                may(events, effects, new PhoneEvent.Connected(id, MEDIA), () -> leg.stage = Stage.UP);
                mayEnd(events, effects, id, EndReason.Kind.BUSY);
                mayEnd(events, effects, id, EndReason.Kind.NOT_FOUND);
            }
            case INCOMING -> {
                mayEnd(events, effects, id, EndReason.Kind.CALLER_GAVE_UP);
                mayEnd(events, effects, id, EndReason.Kind.ANSWERED_ELSEWHERE);
            }
            case ANSWERED -> {
                may(events, effects, new PhoneEvent.Connected(id, MEDIA), () -> leg.stage = Stage.UP);
                mayEnd(events, effects, id, EndReason.Kind.CALLER_GAVE_UP);
                mayEnd(events, effects, id, EndReason.Kind.FAILED);
            }
            case UP -> {
                if (leg.change != null) {
                    boolean held = leg.change;
                    may(events, effects, new PhoneEvent.HoldResult(id, held, true), () -> {
                        leg.held = held;
                        leg.change = null;
                    });
                    may(events, effects, new PhoneEvent.HoldResult(id, held, false), () -> leg.change = null);
                }
                if (leg.referred) {
                    may(events, effects, new PhoneEvent.TransferProgress(id), () -> {});
                    for (EndReason.Kind kind : List.of(EndReason.Kind.TRANSFERRED, EndReason.Kind.BUSY)) {
                        may(
                                events,
                                effects,
                                new PhoneEvent.TransferResult(id, EndReason.of(kind)),
                                () -> leg.referred = false);
                    }
                }
                may(events, effects, new PhoneEvent.HandedOn(id, new Party("", "298")), () -> leg.asks = true);
                CallId next = new CallId("in-" + (arrived + 1));
                may(
                        events,
                        effects,
                        new PhoneEvent.CallReplaced(next, id, PhoneFixture.LINE_1, new Party("", "299")),
                        () -> {
                            arrived++;
                            legs.put(next, new Leg(Stage.INCOMING));
                        });
                may(events, effects, new PhoneEvent.RemoteHold(id, what % 2 == 0), () -> {});
                may(events, effects, new PhoneEvent.MediaChanged(id, MEDIA), () -> {});
                may(events, effects, new PhoneEvent.DigitHeard(id, digit(what)), () -> {});
                mayEnd(events, effects, id, EndReason.Kind.REMOTE_HANG_UP);
            }
            case ENDING -> mayEnd(events, effects, id, EndReason.Kind.LOCAL);
        }
        int chosen = Math.floorMod(what, events.size());
        effects.get(chosen).run();
        return Optional.of(events.get(chosen));
    }

    private static char digit(int what) {
        return "0123456789*#ABCD".charAt(Math.floorMod(what, 16));
    }

    private static void may(List<PhoneEvent> events, List<Runnable> effects, PhoneEvent event, Runnable effect) {
        events.add(event);
        effects.add(effect);
    }

    private void mayEnd(List<PhoneEvent> events, List<Runnable> effects, CallId id, EndReason.Kind kind) {
        may(events, effects, new PhoneEvent.CallEnded(id, EndReason.of(kind)), () -> legs.remove(id));
    }

    /** The event that a call waits for after our last command, if there is one. */
    Optional<PhoneEvent> settle() {
        for (CallId id : calls()) {
            Leg leg = legs.get(id);
            if (leg.stage == Stage.ENDING) {
                legs.remove(id);
                return Optional.of(new PhoneEvent.CallEnded(id, EndReason.of(EndReason.Kind.LOCAL)));
            }
            if (leg.stage == Stage.ANSWERED) {
                leg.stage = Stage.UP;
                return Optional.of(new PhoneEvent.Connected(id, MEDIA));
            }
            if (leg.referred) {
                leg.referred = false;
                return Optional.of(new PhoneEvent.TransferResult(id, EndReason.of(EndReason.Kind.NOT_FOUND)));
            }
            if (leg.change != null) {
                leg.held = leg.change;
                leg.change = null;
                return Optional.of(new PhoneEvent.HoldResult(id, leg.held, true));
            }
        }
        return Optional.empty();
    }
}
