package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.key.Key;
import org.offhook.hal.sim.SimBoard;
import org.offhook.phone.core.user.Knob;
import org.offhook.provisioning.config.ConfigReader;

/** The whole program with a memory: what was set at the phone by its keys is there when it starts again. */
class RememberingPhoneTest {

    private static final String CONFIG = """
            version: 1
            phone:
              language: en
              timeZone: Europe/Berlin
            audio:
              device: "null"
            """;

    @TempDir
    Path memory;

    private final BlockingQueue<DisplayText> shown = new LinkedBlockingQueue<>();

    private SimBoard board() {
        SimBoard board = new SimBoard();
        board.screen().addWatcher(shown::add);
        return board;
    }

    private OffHook start(SimBoard board) throws Exception {
        return OffHook.start(
                ConfigReader.read("test.yaml", CONFIG),
                Equipment.bare()
                        .withSound(PcmDevices.create(PcmSpec.parse("null"), PcmFormat.of(48000, 20)))
                        .withBoard(board)
                        .withMemory(memory));
    }

    private void await(Predicate<List<String>> wanted) throws InterruptedException {
        DisplayText text;
        do {
            text = shown.poll(20, TimeUnit.SECONDS);
            assertTrue(text != null, "it never showed that");
        } while (!wanted.test(text.lines()));
    }

    private void awaitRow(int row, String begin) throws InterruptedException {
        await(rows -> rows.get(row - 1).startsWith(begin));
    }

    @Test
    void languageAndPinSetByTheKeysOutlastARestart() throws Exception {
        SimBoard first = board();
        try (OffHook _ = start(first)) {
            awaitRow(2, "No account");
            first.keys().tap(Key.SOFT_4);
            first.dial("611");
            awaitRow(1, "Language");
            first.dial("2");
            awaitRow(3, "Gespeichert");
            first.dial("5");
            awaitRow(3, "Neue PIN");
            first.dial("2468");
            first.keys().tap(Key.OK);
            awaitRow(3, "PIN wiederholen");
            first.dial("2468");
            first.keys().tap(Key.OK);
            awaitRow(3, "PIN gespeichert");
        }
        shown.clear();
        SimBoard second = board();
        try (OffHook _ = start(second)) {
            awaitRow(2, "Kein Konto");
            second.keys().tap(Key.SOFT_4);
            second.dial("62");
            awaitRow(3, "PIN eingeben");
            second.dial("1111");
            second.keys().tap(Key.OK);
            awaitRow(3, "PIN falsch");
            second.dial("2468");
            second.keys().tap(Key.OK);
            awaitRow(2, ">4 Zurücksetzen");
        }
    }

    @Test
    void everyPhoneHasVolumesAndOneWithALightItsTime() throws Exception {
        SimBoard board = board();
        try (OffHook phone = start(board)) {
            awaitRow(2, "No account");
            board.keys().tap(Key.VOLUME_UP);
            awaitRow(3, "Ringer    ███████---");
            assertFalse(phone.state().panel().knobs().contains(Knob.BACKLIGHT));
        }
    }

    @Test
    void statusPageShowsThisMachine() throws Exception {
        SimBoard board = board();
        try (OffHook _ = start(board)) {
            awaitRow(2, "No account");
            board.keys().tap(Key.OK);
            await(rows -> rows.get(1).startsWith("Address") && !rows.get(2).startsWith("…"));
            board.keys().tap(Key.DOWN);
            board.keys().tap(Key.DOWN);
            await(rows ->
                    rows.get(1).startsWith("Firmware") && rows.get(2).strip().equals(Version.NUMBER));
        }
    }
}
