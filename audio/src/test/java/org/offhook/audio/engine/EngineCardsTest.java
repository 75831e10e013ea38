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
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

/** The engine on scripted cards that run by the machine's clock, one of them faster. */
class EngineCardsTest {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);

    /** 1.6 s: had the pauses between attempts doubled, the next would be two seconds. */
    private static final int PERIODS_FOR_PAUSES_TO_GROW = 80;

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
                List.of(new LinearCodec("LINEAR", 8000, 8000)),
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
    void cardThatIsPulledOutInACallIsHeardAgainWithinASecondWhenItIsBack() throws Exception {
        LocalMedia media = Rig.prepare(engine, "call");
        engine.apply("call", Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE)); // with itself
        hear(ToneKind.DIAL, AudioRoute.HANDSET);
        SteppedDevice.await(() -> cards.peak(0, 1 << 20) > 1000);
        cards.unplug(0);
        SteppedDevice.await(() -> told.contains("3 MISSING The sound card 0,0 is gone: it was unplugged."));
        long sent = engine.session("call").channel.sentPackets().get();
        SteppedDevice.await(
                () -> engine.session("call").channel.sentPackets().get() > sent + PERIODS_FOR_PAUSES_TO_GROW);
        cards.clear(0);
        cards.plugIn(0);
        long back = System.nanoTime();
        SteppedDevice.await(() -> cards.peak(0, 1 << 20) > 1000);
        long took = System.nanoTime() - back;
        assertTrue(took < 1_000_000_000L, took + " ns until sound");
        SteppedDevice.await(() -> told.getLast().equals("3 OPEN "));
        assertTrue(engine.statistics().deviceProblem().isEmpty());
    }
}
