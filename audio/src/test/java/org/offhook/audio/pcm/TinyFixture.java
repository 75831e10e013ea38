package org.offhook.audio.pcm;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Scripted sound cards behind a tinyalsa that gcc makes of {@code tinyalsa_fixture.c}, in either layout. */
public final class TinyFixture {

    private static final int ENODEV = 19;
    private static final int EPIPE = 32;
    private static final Map<TinyAbi, TinyFixture> BUILT = new EnumMap<>(TinyAbi.class);

    private final Path file;
    private final NativeLibrary library;

    private TinyFixture(Path file) {
        this.file = file;
        library = NativeLibrary.getInstance(file.toString());
    }

    /** With one plugged-in card, number 0, that can all. Skips the test if there is no gcc. */
    public static synchronized TinyFixture fresh(TinyAbi abi) throws IOException, InterruptedException {
        boolean compiler = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
        Assumptions.assumeTrue(compiler, "SKIPPED: no gcc");
        if (!BUILT.containsKey(abi)) {
            BUILT.put(abi, new TinyFixture(compile(abi)));
        }
        TinyFixture fixture = BUILT.get(abi);
        fixture.call("fixture_reset");
        return fixture;
    }

    private static Path compile(TinyAbi abi) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("offhook-tinyalsa");
        folder.toFile().deleteOnExit();
        Path made = folder.resolve("libtinyalsa-" + abi + ".so");
        made.toFile().deleteOnExit();
        Process gcc = new ProcessBuilder(
                        "gcc",
                        "-std=c11",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-shared",
                        "-fPIC",
                        "-DTINY_ABI=" + abi.toString().replace(".", ""),
                        "-o",
                        made.toString(),
                        "src/test/c/tinyalsa_fixture.c",
                        "-lpthread")
                .redirectErrorStream(true)
                .start();
        String said = new String(gcc.getInputStream().readAllBytes());
        if (gcc.waitFor() != 0) {
            throw new IOException(said);
        }
        return made;
    }

    /** The specification of card 0. */
    public PcmSpec.Tinyalsa spec() {
        return spec(0);
    }

    public PcmSpec.Tinyalsa spec(int card) {
        TinyPlace place = new TinyPlace(Integer.toString(card), 0);
        return new PcmSpec.Tinyalsa(place, place, 0, Optional.empty(), Optional.of(file));
    }

    /** @param formats bits by {@code enum pcm_format} */
    public void card(int card, int formats, int leastChannels, int mostChannels, int leastHz, int mostHz) {
        call("fixture_card", card, formats, leastChannels, mostChannels, leastHz, mostHz);
    }

    /** Of the rates between its lowest and its highest the card has but this. */
    public void onlyRate(int card, int rateHz) {
        call("fixture_only", card, rateHz);
    }

    /** The card's periods are multiples of so many frames, and there are at most so many of them. */
    public void periods(int card, int multiple, int most) {
        call("fixture_periods", card, multiple, most);
    }

    /** The card runs by the machine's clock from now on, faster by so many parts in a million. */
    public void realTime(int card, int ppm) {
        call("fixture_clock", 1, card, ppm);
    }

    public void unplug(int card) {
        call("fixture_plug", card, 0);
    }

    public void plugIn(int card) {
        call("fixture_plug", card, 1);
    }

    /** From now on the card moves nothing, for so long by its clock. */
    public void quietFor(int card, int ms) {
        call("fixture_quiet", card, ms);
    }

    /** From now on the card moves nothing, though it can be opened. */
    public void quiet(int card) {
        call("fixture_quiet", card, -1);
    }

    /** The card goes on. */
    public void quietNoMore(int card) {
        call("fixture_quiet", card, 0);
    }

    /** Whoever waits for a card next is held up for so long by the machine's clock, by which the card is to go, too. */
    public void holdUp(int ms) {
        call("fixture_hold", ms);
    }

    /** The n-th transfer from now on ends with an over- or under-run. */
    public void xrunAt(boolean capture, int transfer) {
        call("fixture_fail", capture ? 1 : 0, transfer, EPIPE);
    }

    /** The n-th transfer from now on says that the card is gone. */
    public void goneAt(boolean capture, int transfer) {
        call("fixture_fail", capture ? 1 : 0, transfer, ENODEV);
    }

    /** Transfers move so many frames at most. */
    public void pieces(boolean capture, int frames) {
        call("fixture_pieces", capture ? 1 : 0, frames);
    }

    /** Virtual time passes while nobody waits for the card. */
    public void passMs(int ms) {
        call("fixture_pass", ms);
    }

    public long nanoTime() {
        return library.getFunction("fixture_now").invokeLong(new Object[0]);
    }

    /** Field of the structure that a device was opened with last; 10 is the flags. */
    public long config(boolean capture, int field) {
        return library.getFunction("fixture_config").invokeLong(new Object[] {capture ? 1 : 0, field});
    }

    /** What a mixer's control is set to. */
    public int control(int card, int control, int value) {
        return call("fixture_control", card, control, value);
    }

    /** Loudest of the first so many samples that the card was given since {@link #clear}. */
    public int peak(int card, int frames) {
        return call("fixture_peak", card, frames);
    }

    public void clear(int card) {
        call("fixture_clear", card);
    }

    private int call(String function, Integer... values) {
        return library.getFunction(function).invokeInt(values);
    }
}
