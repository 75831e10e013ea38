package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.audio.pcm.MixerProfile.Control;
import org.offhook.audio.pcm.MixerProfile.Direction;

class TinyMixerTest {

    private static Control control(String name, Direction direction, int percent, Boolean on) {
        return new Control(
                name,
                direction,
                percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent),
                Optional.ofNullable(on),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void controlsAreSetByTheirShortOrWholeName(TinyAbi abi) throws Exception {
        TinyFixture cards = TinyFixture.fresh(abi);
        MixerProfile profile = new MixerProfile(List.of(
                control("Speaker", Direction.PLAYBACK, 80, true),
                control("Mic Capture Volume", Direction.CAPTURE, 60, null),
                control("Master", Direction.PLAYBACK, 10, null)));
        assertEquals(List.of(), Mixers.check(cards.spec(), profile));
        assertEquals(0, cards.control(0, 0, 0), "checking changes nothing");
        assertEquals(List.of(), Mixers.apply(cards.spec(), profile));
        assertEquals(List.of(40, 40), List.of(cards.control(0, 0, 0), cards.control(0, 0, 1)), "80 % of 50, both");
        assertEquals(List.of(1, 1), List.of(cards.control(0, 1, 0), cards.control(0, 1, 1)));
        assertEquals(30, cards.control(0, 2, 0));
        assertEquals(5, cards.control(0, 4, 0));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCardHasNotIsSaidWithWhatItHas(TinyAbi abi) throws Exception {
        TinyFixture cards = TinyFixture.fresh(abi);
        MixerProfile profile = new MixerProfile(List.of(
                control("Speaker", Direction.PLAYBACK, 50, null),
                control("Headphone", Direction.PLAYBACK, 50, null),
                control("Mic", Direction.CAPTURE, -1, true)));
        assertEquals(
                List.of(
                        new Mixers.Fault(
                                1,
                                "there is no control \"Headphone\"; the card has Speaker Playback Volume,"
                                        + " Speaker Playback Switch, Output Mux, Master Volume"),
                        new Mixers.Fault(
                                2,
                                "the control \"Mic\" has no switch; the card has Mic Capture Volume, Output Mux,"
                                        + " Master Volume")),
                Mixers.apply(cards.spec(), profile));
        assertEquals(25, cards.control(0, 0, 0), "the others are set");
        cards.unplug(0);
        assertEquals(List.of(), Mixers.apply(cards.spec(), profile), "a card that is missing is another's fault");
    }

    @ParameterizedTest
    @EnumSource
    void choiceIsMadeByItsName(TinyAbi abi) throws Exception {
        TinyFixture cards = TinyFixture.fresh(abi);
        assertEquals(List.of(), Mixers.apply(cards.spec(), new MixerProfile(List.of(choice("Speaker")))));
        assertEquals(1, cards.control(0, 3, 0));
        assertEquals(
                "the control \"Output Mux\" offers only Headset and Speaker; the card has Speaker Playback Volume,"
                        + " Speaker Playback Switch, Output Mux, Master Volume",
                Mixers.check(cards.spec(), new MixerProfile(List.of(choice("Earpiece"))))
                        .getFirst()
                        .sentence());
    }

    private static Control choice(String name) {
        return new Control("Output Mux", Direction.PLAYBACK, OptionalInt.empty(), Optional.empty(), Optional.of(name));
    }
}
