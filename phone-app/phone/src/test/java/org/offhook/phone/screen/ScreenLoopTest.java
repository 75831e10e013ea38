package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.Board;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.sim.SimBoard;
import org.offhook.phone.core.ScenePhone;

class ScreenLoopTest {

    private final SimBoard board = new SimBoard();
    private final BlockingQueue<DisplayText> shown = new LinkedBlockingQueue<>();
    private final ScenePhone phone = Scenes.phone();
    private final AtomicReference<Instant> clock = new AtomicReference<>(phone.now());
    private final ScreenLoop loop = new ScreenLoop(board, phone.state(), Shown.ENGLISH, clock::get);

    ScreenLoopTest() {
        board.screen().addWatcher(shown::add);
        loop.start();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private String nextRow(int row) throws InterruptedException {
        DisplayText text = shown.poll(10, TimeUnit.SECONDS);
        assertNotNull(text, "nothing was shown");
        return text.lines().get(row - 1);
    }

    @Test
    void firstFrameAndEachNewStateAreShown() throws InterruptedException {
        assertEquals("Reception        101", nextRow(2));
        loop.show(phone.dial("7").state());
        assertEquals("7_                  ", nextRow(2));
    }

    @Test
    void frameThatIsOverIsDrawnAnewWithoutAnyNewState() throws InterruptedException {
        assertEquals("09:00      Sun 1 Mar", nextRow(1));
        clock.set(phone.now().plusSeconds(59).plusMillis(999));
        loop.show(phone.state());
        clock.set(phone.now().plusSeconds(60));
        assertEquals("09:01      Sun 1 Mar", nextRow(1));
    }

    @Test
    void newSettingsAreShownAtOnce() throws InterruptedException {
        nextRow(1);
        loop.use(new ScreenSettings(Locale.GERMAN, ZoneId.of("UTC")));
        assertEquals("08:00      So 1. Mär", nextRow(1));
    }

    @Test
    void touchedPhoneIsBrightAgain() throws InterruptedException {
        BlockingQueue<Integer> light = new LinkedBlockingQueue<>();
        ScreenLoop lit = new ScreenLoop(new LitBoard(light::add), phone.state(), Shown.ENGLISH, clock::get);
        lit.start();
        assertEquals(100, light.poll(10, TimeUnit.SECONDS));
        clock.set(phone.now().plusSeconds(31));
        lit.show(phone.state());
        assertEquals(10, light.poll(10, TimeUnit.SECONDS));
        lit.touched();
        assertEquals(100, light.poll(10, TimeUnit.SECONDS));
        lit.close();
        assertEquals(0, light.poll(10, TimeUnit.SECONDS));
    }

    /** Nothing but a light. */
    private record LitBoard(Backlight lamp) implements Board {
        @Override
        public String name() {
            return "lit";
        }

        @Override
        public Optional<Backlight> backlight() {
            return Optional.of(lamp);
        }

        @Override
        public void close() {}
    }

    @Test
    void closedLoopLeavesABlankDisplay() throws InterruptedException {
        nextRow(1);
        loop.close();
        assertEquals(
                DisplayText.blank(board.screen().geometry()), board.screen().text());
    }
}
