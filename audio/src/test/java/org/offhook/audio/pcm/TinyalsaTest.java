package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

/** The contract, and what only a sound card can do, through a tinyalsa of either layout whose cards are scripted. */
class TinyalsaTest {

    @Nested
    class Version20 extends Scripted {
        Version20() {
            super(TinyAbi.V2_0);
        }
    }

    @Nested
    class Version21 extends Scripted {
        Version21() {
            super(TinyAbi.V2_1);
        }
    }

    abstract static class Scripted extends PcmDeviceContract {

        private final TinyAbi abi;
        private TinyFixture cards;

        Scripted(TinyAbi abi) {
            this.abi = abi;
        }

        @BeforeEach
        void plugIn() throws Exception {
            cards = TinyFixture.fresh(abi);
        }

        @Override
        PcmDevice device(PcmFormat format) {
            return PcmDevices.create(cards.spec(), format);
        }

        @Override
        long nanoTime() {
            return cards.nanoTime();
        }

        @Test
        void everyFieldIsWhereTheLibraryLooksForIt() throws Exception {
            try (PcmDevice device = device(PcmFormat.of(16000, 20))) {
                device.open();
                long[] expected = {1, 16000, 320, 6, 0, Integer.MAX_VALUE, 6 * 320, 0, 0, 320, 4 + 16};
                for (int field = 0; field < expected.length; field++) {
                    assertEquals(expected[field], cards.config(false, field), "field " + field);
                }
                assertEquals(8, cards.config(true, 3), "periods of the microphone");
                assertEquals(0x10000000 + 4 + 16, cards.config(true, 10));
            }
        }

        @ParameterizedTest(name = "formats {0}, {1}…{2} channels, {3}…{4} Hz")
        @CsvSource({
            "1, 1, 1, 8000, 48000",
            "1, 2, 2, 48000, 48000",
            "2, 2, 2, 44100, 192000",
            "1, 2, 2, 44100, 44100",
            "8, 2, 2, 16000, 16000",
            "16, 2, 8, 48000, 48000",
            "3, 1, 2, 8000, 8000"
        })
        void toneComesBackInPitchAndLevelWhateverTheCardWants(
                int formats, int leastChannels, int mostChannels, int leastHz, int mostHz) throws Exception {
            cards.card(0, formats, leastChannels, mostChannels, leastHz, mostHz);
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                short[] tone = Signals.sine(500, 16000, 320, 8000); // ten waves a period
                short[] heard = new short[100 * 320];
                short[] period = new short[320];
                for (int n = 0; n < 100; n++) {
                    assertEquals(PcmDevice.OK, device.read(period));
                    System.arraycopy(period, 0, heard, n * 320, 320);
                    assertEquals(PcmDevice.OK, device.write(tone));
                }
                assertEquals(8000, Signals.amplitudeAt(500, 16000, heard, 50 * 320, 50 * 320), 100);
                assertEquals(8000 / Math.sqrt(2), Signals.rms(heard, 50 * 320, 50 * 320), 100);
            }
        }

        @Test
        void pauseOfTheAudioThreadIsRepairedInOnePeriodAndCountedOnce() throws Exception {
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                run(device, 20);
                cards.passMs(700);
                int xruns = 0;
                for (int n = 0; n < 10; n++) {
                    int read = device.read(new short[320]);
                    int written = device.write(new short[320]);
                    xruns += read == PcmDevice.XRUN || written == PcmDevice.XRUN ? 1 : 0;
                }
                assertEquals(1, xruns);
                assertEquals(1, device.captureXruns() + device.playbackXruns());
                run(device, 50);
            }
        }

        @ParameterizedTest
        @CsvSource({"true", "false"})
        void xrunOfEitherSideIsRepairedInsideOnePeriod(boolean capture) throws Exception {
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                run(device, 20);
                cards.xrunAt(capture, 1);
                long before = nanoTime();
                int read = device.read(new short[320]);
                int written = device.write(new short[320]);
                assertEquals(PcmDevice.XRUN, capture ? read : written);
                long took = nanoTime() - before;
                assertTrue(took <= 2 * FORMAT.periodNanos() + 1_000_000, "the period and one more: " + took / 1e6);
                assertEquals(capture ? 1 : 0, device.captureXruns());
                assertEquals(capture ? 0 : 1, device.playbackXruns());
                run(device, 20);
            }
        }

        @Test
        void transfersInPiecesLoseNothingAndAllocateNothing() throws Exception {
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                cards.pieces(true, 100);
                cards.pieces(false, 77);
                short[] sent = new short[60 * 320];
                short[] heard = new short[60 * 320];
                for (int i = 0; i < sent.length; i++) {
                    sent[i] = (short) (i + 1);
                }
                short[] in = new short[320];
                short[] out = new short[320];
                for (int n = 0; n < 60; n++) {
                    assertEquals(PcmDevice.OK, device.read(in));
                    System.arraycopy(in, 0, heard, n * 320, 320);
                    System.arraycopy(sent, n * 320, out, 0, 320);
                    assertEquals(PcmDevice.OK, device.write(out));
                }
                int delay = 0;
                while (heard[delay] != 1) {
                    delay++;
                }
                short[] expected = java.util.Arrays.copyOf(sent, sent.length - delay);
                assertArrayEquals(expected, java.util.Arrays.copyOfRange(heard, delay, heard.length));
                Runnable work = () -> {
                    for (int n = 0; n < 20; n++) {
                        device.read(in);
                        device.write(out);
                    }
                };
                work.run();
                Signals.allocatedBy(work);
                assertEquals(0, Signals.allocatedBy(work));
            }
        }

        @Test
        void cardOfCoarsePeriodsIsOpenedWithThem() throws Exception {
            cards.periods(0, 512, 4);
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                assertEquals(512, cards.config(true, 2));
                assertEquals(cards.config(true, 3) * 512, cards.config(true, 6), "stops when full");
                short[] period = new short[320];
                for (int n = 0; n < 100; n++) {
                    assertTrue(device.read(period) != PcmDevice.GONE && device.write(period) != PcmDevice.GONE);
                }
                assertEquals(0, device.captureXruns() + device.playbackXruns());
            }
        }

        @Test
        void unpluggedCardIsGoneAtOnceAndWorksAgainWhenItIsBack() throws Exception {
            PcmDevice device = device(FORMAT);
            device.open();
            run(device, 5);
            cards.unplug(0);
            assertGone(device);
            assertEquals("The sound card 0,0 is gone: it was unplugged.", device.problem());
            device.close();
            assertEquals(
                    "Cannot open the sound card 0,0: Cannot open device (0) for card (0): No such file or directory.",
                    assertThrows(PcmException.class, device::open).getMessage());
            cards.plugIn(0);
            device.open();
            run(device, 20);
            assertEquals("", device.problem());
            device.close();
        }

        @Test
        void cardThatStartsLateIsOpenWhenItsFirstPeriodIsThere() throws Exception {
            cards.quietFor(0, 400);
            long before = nanoTime();
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                assertTrue(nanoTime() - before >= 400_000_000L, "opened after " + (nanoTime() - before) + " ns");
                run(device, 20);
                assertEquals(0, device.captureXruns() + device.playbackXruns());
            }
        }

        @Test
        void loudspeakerThatRunsDryWhileTheMicrophoneStartsIsFilledAgain() throws Exception {
            cards.card(1, 1, 1, 2, 8000, 48000);
            cards.quietFor(1, 400);
            PcmSpec.Tinyalsa one = cards.spec(0);
            PcmSpec two = new PcmSpec.Tinyalsa(cards.spec(1).capture(), one.playback(), 0, one.abi(), one.library());
            try (PcmDevice device = PcmDevices.create(two, FORMAT)) {
                device.open();
                run(device, 50);
                assertEquals(0, device.captureXruns() + device.playbackXruns());
            }
        }

        @Test
        void loudspeakerAloneIsOpenWhenItHasPlayedAPeriod() throws Exception {
            cards.quietFor(0, 400);
            long before = nanoTime();
            try (PcmDevice device = PcmDevices.loudspeaker(cards.spec(), FORMAT)) {
                device.open();
                assertTrue(nanoTime() - before >= 400_000_000L, "opened after " + (nanoTime() - before) + " ns");
                run(device, 20);
                assertEquals(0, device.playbackXruns());
                cards.realTime(0, 0);
                cards.quiet(0);
                short[] period = new short[320];
                while (device.read(period) != PcmDevice.GONE && device.write(period) != PcmDevice.GONE) {}
                assertGone(device);
            }
        }

        /** Its time is the machine's, as that is what the audio thread waits by. */
        @Test
        void cardThatStopsIsGoneThoughItDoesNotSaySo() throws Exception {
            cards.realTime(0, 0);
            PcmDevice device = device(FORMAT);
            device.open();
            device.read(new short[320]);
            cards.quiet(0);
            while (device.read(new short[320]) != PcmDevice.GONE) {} // what it had ready
            assertGone(device);
            assertEquals("The sound card 0,0 is gone: it moves no sound.", device.problem());
            device.close();
            cards.quietNoMore(0);
            device.open();
            assertEquals("", device.problem());
            device.close();
        }

        /** As by a long pause of the Java machine: the card has over-run meanwhile, but is as well as before. */
        @Test
        void cardIsNotGoneBecauseWhoWaitsForItWasHeldUp() throws Exception {
            cards.realTime(0, 0);
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                short[] period = new short[320];
                int xruns = 0;
                for (int n = 0; n < 20; n++) {
                    if (n == 10) {
                        cards.holdUp(600);
                    }
                    int status = device.read(period);
                    assertNotEquals(PcmDevice.GONE, status, device.problem());
                    xruns += status == PcmDevice.XRUN ? 1 : 0;
                    assertNotEquals(PcmDevice.GONE, device.write(period), device.problem());
                }
                assertTrue(xruns > 0, "it went unnoticed");
            }
        }

        @Test
        void whoGivesUpACardNeedNotWaitForItsFirstPeriod() throws Exception {
            cards.realTime(0, 0);
            cards.quiet(0);
            PcmDevice device = device(FORMAT);
            CountDownLatch refused = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                assertThrows(PcmException.class, device::open);
                refused.countDown();
            });
            device.abandon();
            assertTrue(refused.await(2, TimeUnit.SECONDS));
        }

        @ParameterizedTest
        @CsvSource({"true", "false"})
        void transferThatFailsForGoodEndsTheDevice(boolean capture) throws Exception {
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                run(device, 5);
                cards.goneAt(capture, 1);
                device.read(new short[320]);
                assertEquals(PcmDevice.GONE, device.write(new short[320]));
                assertEquals("The sound card 0,0 is gone: it was unplugged.", device.problem());
            }
        }

        @Test
        void cardThatLacksTheRateBetweenTwoThatItHasIsOpenedAtAnother() throws Exception {
            cards.onlyRate(0, 32000);
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                assertEquals(32000, cards.config(true, 1));
                assertEquals(640, cards.config(true, 2));
                run(device, 20);
            }
            cards.onlyRate(0, 22050);
            assertEquals("Cannot open the sound card 0,0: Cannot set hw params: Invalid argument.", why());
        }

        @ParameterizedTest
        @CsvSource({"8000, 10", "16000, 10", "16000, 20", "24000, 20", "32000, 10", "48000, 20"})
        void cardOfCompactDiscsRateServesEveryRateOfThePhone(int rateHz, int periodMs) throws Exception {
            cards.card(0, 1, 2, 2, 44100, 44100);
            try (PcmDevice device = device(PcmFormat.of(rateHz, periodMs))) {
                device.open();
                assertEquals(44100, cards.config(true, 1));
                assertEquals(441L * periodMs / 10, cards.config(true, 2));
                run(device, 200);
                assertEquals(0, device.captureXruns() + device.playbackXruns());
            }
        }

        @Test
        void cardThatFitsInNoWayIsRefusedInOneSentence() {
            cards.card(0, 1, 1, 2, 96000, 192000);
            assertEquals(
                    "The sound card 0,0 runs at 96000 to 192000 Hz, and at none of 8, 16, 24, 32, 44.1 and 48 kHz.",
                    why());
            cards.card(0, 1, 6, 8, 8000, 48000);
            assertEquals("The sound card 0,0 is neither mono nor stereo; it has 6 to 8 channels.", why());
            cards.card(0, 4, 1, 2, 8000, 48000);
            assertEquals("The sound card 0,0 takes samples of neither 16, 24 nor 32 bits.", why());
        }

        private String why() {
            return assertThrows(PcmException.class, () -> device(FORMAT).open()).getMessage();
        }

        @Test
        void layoutThatIsSetByHandIsUsed() {
            cards.realTime(0, 0); // its wait may return at once, and virtual time would stand still
            TinyAbi other = abi == TinyAbi.V2_0 ? TinyAbi.V2_1 : TinyAbi.V2_0;
            PcmSpec.Tinyalsa told = cards.spec();
            PcmSpec wrong =
                    new PcmSpec.Tinyalsa(told.capture(), told.playback(), 0, Optional.of(other), told.library());
            try (PcmDevice device = PcmDevices.create(wrong, FORMAT)) {
                device.open();
            } catch (PcmException refused) {
                assertTrue(refused.getMessage().startsWith("Cannot open the sound card 0,0: "), refused.getMessage());
            }
            assertTrue(
                    Native.LONG_SIZE == 4 || cards.config(true, 6) != 8 * 320,
                    "the library finds something else where it looks for the threshold");
        }
    }

    @Test
    void librariesAndCardsThatAreNotThereAreNamed() {
        PcmSpec nowhere = PcmSpec.parse("tinyalsa:card=0;library=/nowhere/libtinyalsa.so.2");
        assertEquals(
                "/nowhere/libtinyalsa.so.2 (tinyalsa 2) is not installed.",
                assertThrows(PcmException.class, () -> PcmDevices.create(nowhere, PcmFormat.of(8000, 20))
                                .open())
                        .getMessage());
        assertEquals(Optional.of(Path.of("/nowhere/libtinyalsa.so.2")), ((PcmSpec.Tinyalsa) nowhere).library());
    }

    @Test
    void twoLibrariesAtOnceAreRefused() throws Exception {
        PcmFormat format = PcmFormat.of(8000, 20);
        try (PcmDevice first = PcmDevices.create(TinyFixture.fresh(TinyAbi.V2_0).spec(), format)) {
            first.open();
            PcmDevice second = PcmDevices.create(TinyFixture.fresh(TinyAbi.V2_1).spec(), format);
            String why = assertThrows(PcmException.class, second::open).getMessage();
            assertTrue(why.startsWith("All sound cards go through one tinyalsa: "), why);
            PcmDeviceContract.run(first, 3);
        }
    }

    /** With {@code -Doffhook.tinyalsa=FILE} or the one that is installed; sound itself needs a card. */
    @Test
    void realLibraryIsBoundAndSaysWhyThereIsNoSuchCard() {
        Optional<Path> file =
                Optional.ofNullable(System.getProperty("offhook.tinyalsa")).map(Path::of);
        Assumptions.assumeTrue(file.isPresent() || installed(), "SKIPPED: no libtinyalsa.so.2");
        TinyPlace place = new TinyPlace("31", 0);
        PcmSpec spec = new PcmSpec.Tinyalsa(place, place, 0, Optional.empty(), file);
        String why = assertThrows(PcmException.class, () -> PcmDevices.create(spec, PcmFormat.of(8000, 20))
                        .open())
                .getMessage();
        assertTrue(why.matches("Cannot open the sound card 31,0: .*(card|device).*\\."), why);
    }

    private static boolean installed() {
        try {
            return NativeLibrary.getInstance("libtinyalsa.so.2") != null;
        } catch (UnsatisfiedLinkError missing) {
            return false;
        }
    }
}
