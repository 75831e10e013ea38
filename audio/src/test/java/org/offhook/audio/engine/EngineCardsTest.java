package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.TinyAbi;
import org.offhook.audio.pcm.TinyFixture;
import org.offhook.audio.tone.ToneKind;
import org.offhook.audio.tone.ToneTable;

/** The engine on scripted cards that run by the machine's clock, one of them faster. */
class EngineCardsTest {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private TinyFixture cards;
    private AudioEngine engine;

    @BeforeEach
    void start() throws Exception {
        cards = TinyFixture.fresh(TinyAbi.V2_0);
        cards.card(1, 2, 2, 2, 48000, 48000);
        cards.realTime(0, 0);
        cards.realTime(1, 300);
        engine = new AudioEngine(
                EngineConfig.DEFAULT,
                new SoundDevices(
                        PcmDevices.create(cards.spec(0), FORMAT),
                        List.of(new SoundDevices.Other(
                                PcmDevices.loudspeaker(cards.spec(1), FORMAT), Set.of(AudioRoute.RINGER), false))),
                List.of(),
                ToneTable.forCountry("us"));
        engine.devices((routes, state, problem) -> told.add(routes.size() + " " + state + " " + problem));
        engine.start();
        SteppedDevice.await(() -> told.containsAll(List.of("3 OPEN ", "1 OPEN ")));
    }

    @AfterEach
    void end() {
        if (engine != null) {
            engine.close();
        }
    }

    private void hear(ToneKind tone, AudioRoute route) {
        engine.scene(new SoundScene(List.of(), Optional.of(tone), (char) 0, false, route));
    }

    @Test
    void ringerOnACardOfAnotherKindAndClockRingsAndTheHandsetIsSilent() {
        hear(ToneKind.RINGER, AudioRoute.RINGER);
        SteppedDevice.await(() -> cards.peak(1, 1 << 20) > 1000);
        assertEquals(0, cards.peak(0, 1 << 20));
    }

    @Test
    void cardThatIsPulledOutInACallIsHeardAgainWhenItIsBack() throws Exception {
        Rig.prepare(engine, "call");
        hear(ToneKind.DIAL, AudioRoute.HANDSET);
        SteppedDevice.await(() -> cards.peak(0, 1 << 20) > 1000);
        cards.unplug(0);
        SteppedDevice.await(() -> told.contains("3 MISSING The sound card 0,0 is gone: it was unplugged."));
        long periods = engine.statistics().periods();
        SteppedDevice.await(() -> engine.statistics().periods() > periods + 3);
        cards.clear(0);
        cards.plugIn(0);
        long back = System.nanoTime();
        SteppedDevice.await(() -> cards.peak(0, 1 << 20) > 1000);
        System.out.println("sound again " + (System.nanoTime() - back) / 1_000_000 + " ms after the card was back");
        assertEquals("3 OPEN ", told.getLast());
        assertTrue(engine.statistics().deviceProblem().isEmpty());
    }
}
