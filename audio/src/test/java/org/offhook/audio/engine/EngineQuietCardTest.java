package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.TinyAbi;
import org.offhook.audio.pcm.TinyFixture;
import org.offhook.audio.tone.ToneKind;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

/** A call while the sound card, scripted and on the machine's clock, is there and moves nothing. */
class EngineQuietCardTest {

    /** More than the card is waited for, since a busy machine may hold the audio thread up as well, but no second. */
    private static final long LONGEST_GAP_NANOS = 900_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final String STOPPED = "4 MISSING The sound card 0,0 is gone: it moves no sound.";
    private static final String DOES_NOT_START = "4 MISSING Cannot start the sound card 0,0: it moves no sound.";

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private TinyFixture cards;
    private AudioEngine engine;
    private Session session;
    private long longestGap;
    private long begun;

    @BeforeEach
    void prepare() throws Exception {
        cards = TinyFixture.fresh(TinyAbi.V2_0);
        cards.realTime(0, 0);
        engine = new AudioEngine(
                EngineConfig.DEFAULT,
                PcmDevices.create(cards.spec(0), Rig.FORMAT),
                List.of(new LinearCodec("LINEAR", 8000, 8000)),
                ToneTable.forCountry("us"));
        engine.devices((routes, state, problem) -> told.add(routes.size() + " " + state + " " + problem));
    }

    @AfterEach
    void end() {
        cards.quietNoMore(0);
        engine.close();
    }

    /** A call with itself, and a tone for the loudspeaker. */
    private void call() throws Exception {
        engine.start();
        LocalMedia media = Rig.prepare(engine, "a");
        engine.apply("a", Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        engine.scene(new SoundScene(List.of("a"), Optional.of(ToneKind.DIAL), (char) 0, false, AudioRoute.HANDSET));
        engine.settled().get(20, TimeUnit.SECONDS);
        session = engine.session("a");
        begun = System.nanoTime();
    }

    private long sent() {
        return session.channel.sentPackets().get();
    }

    /** Waits, and notes how long no packet went out. */
    private void watchPacketsUntil(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        long last = System.nanoTime();
        long sent = sent();
        while (!condition.getAsBoolean()) {
            long before = System.nanoTime();
            assertTrue(before < until, "what the test waits for does not come; told " + told);
            LockSupport.parkNanos(1_000_000);
            if (sent() != sent) {
                sent = sent();
                last = before;
            }
            longestGap = Math.max(longestGap, before - last);
        }
    }

    private void assertSoundComesWithTheCard() {
        cards.clear(0);
        long back = System.nanoTime();
        cards.quietNoMore(0);
        watchPacketsUntil(() -> cards.peak(0, 1 << 20) > 1000);
        long took = System.nanoTime() - back;
        assertTrue(took < SECOND_NANOS, took + " ns until sound");
        SteppedDevice.await(() -> told.getLast().equals("4 OPEN "));
        assertEquals("", engine.statistics().deviceProblem());
        long now = sent();
        watchPacketsUntil(() -> sent() > now + 10);
        assertTrue(longestGap < LONGEST_GAP_NANOS, "no packet for " + longestGap + " ns");
        long due = (System.nanoTime() - begun) / Rig.FORMAT.periodNanos();
        assertTrue(sent() > due * 2 / 3, sent() + " packets of " + due);
        assertEquals(0, engine.statistics().faults());
    }

    @Test
    void callWithACardThatNeverDeliversGoesOnByTimerAndTheCardIsUsedWhenItDoes() throws Exception {
        cards.quiet(0);
        call();
        long from = sent();
        watchPacketsUntil(() -> told.contains(DOES_NOT_START));
        watchPacketsUntil(() -> sent() > from + 200);
        assertEquals(DeviceState.MISSING, engine.deviceState());
        assertEquals(List.of(DOES_NOT_START), List.copyOf(told), "it is told once");
        assertSoundComesWithTheCard();
    }

    @Test
    void callGoesOnByTimerWhenTheCardStopsAndTheCardIsUsedWhenItGoesOn() throws Exception {
        call();
        SteppedDevice.await(() -> told.contains("4 OPEN ") && cards.peak(0, 1 << 20) > 1000);
        cards.quiet(0);
        watchPacketsUntil(() -> told.contains(STOPPED));
        long from = sent();
        watchPacketsUntil(() -> sent() > from + 50);
        assertEquals(DeviceState.MISSING, engine.deviceState());
        assertSoundComesWithTheCard();
    }
}
