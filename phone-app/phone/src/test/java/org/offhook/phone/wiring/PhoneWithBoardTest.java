package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.sim.SimBoard;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;

/** The whole program, as it is started with a board. */
class PhoneWithBoardTest {

    private static final String CONFIG = """
            version: 1
            phone:
              language: de
              timeZone: Europe/Berlin
            audio:
              device: "null"
            """;

    @Test
    void configuredPhoneShowsItselfOnItsBoardAndTakesItsKeys() throws Exception {
        PhoneConfig config = ConfigReader.read("test.yaml", CONFIG);
        SimBoard board = new SimBoard();
        CountDownLatch idle = new CountDownLatch(1);
        CountDownLatch dialled = new CountDownLatch(1);
        board.screen().addWatcher(text -> {
            List<String> rows = text.lines();
            if (rows.get(1).equals("Kein Konto          ")) {
                idle.countDown();
            }
            if (rows.getFirst().startsWith("Wählen:") && rows.get(1).startsWith("600_")) {
                dialled.countDown();
            }
        });
        try (OffHook phone = OffHook.start(config, Equipment.bare().withBoard(board))) {
            assertTrue(idle.await(10, TimeUnit.SECONDS), "the idle screen");
            board.dial("600");
            assertTrue(dialled.await(10, TimeUnit.SECONDS), "the digits");
            assertEquals(board.screen().text(), phone.frame().text());
        }
        assertEquals(
                DisplayText.blank(board.screen().geometry()), board.screen().text());
    }
}
