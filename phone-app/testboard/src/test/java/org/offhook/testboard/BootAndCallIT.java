package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Score;

/**
 * A device as it is delivered, on the emulated board: systemd starts the phone, the fleet server configures it, and it
 * calls through a PBX with its own sound card. Then what a device must bear.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootAndCallIT {
    private static final Path KEPT = Path.of("target", "boot-and-call");

    /** Bytes a second that the data disk takes while power is cut. */
    private static final long SLOW = 16_384;

    private static final int CUTS = 3;
    private static final long BEGIN = System.nanoTime();

    @TempDir
    static Path folder;

    private static Path device;
    private static Path data;
    private static HostServices host;
    private static QemuBoard board;
    private static PhoneService phone;
    private static CallByHand hand;

    @BeforeAll
    static void boot() throws IOException {
        Peers.require(Peer.QEMU_BOARD, Peer.ASTERISK);
        Files.createDirectories(KEPT);
        device = DeviceImage.make(folder.resolve("device"), folder.resolve("image.log"));
        said("device's files and the board's disk");
        host = new HostServices(folder.resolve("fleet"), "opus", "ulaw");
        data = folder.resolve("data.img");
        Path commissioned = folder.resolve("data");
        host.commission(commissioned.resolve("etc"));
        Files.copy(device.resolve("etc/offhook/board.yaml"), commissioned.resolve("etc/board.yaml"));
        Assembler.find().data(data, 96, commissioned);
        start(0);
        phone.awaitGood(0);
        said("registered");
        System.out.println("after switching on, on the board's clock: " + PhoneService.words(phone.times()));
    }

    private static void start(long dataBytesPerSecond) {
        board = QemuBoard.with(GuestKernel.V1)
                .system(device)
                .data(data)
                .slowData(dataBytesPerSecond)
                .logs(KEPT)
                .start();
        phone = new PhoneService(board);
        hand = new CallByHand(board);
        said("agent: " + board.times());
    }

    @AfterAll
    static void switchOff() {
        if (board != null) {
            board.close();
        }
        if (host != null) {
            host.close();
        }
    }

    private static void said(String what) {
        System.out.printf(Locale.ROOT, "%.0f s: %s%n", (System.nanoTime() - BEGIN) / 1e9, what);
    }

    @Test
    @Order(1)
    void theDeviceBootsRegistersAndSpeaksThroughItsSoundCard() {
        assertTrue(host.pbx().isRegistered(HostServices.USER));
        assertEquals("", board.output("systemctl --failed --no-legend --no-pager").strip());
        hand.dial("600");
        said("connected");
        Score score = hand.speak(KEPT.resolve("call.wav"));
        said("spoken: " + score);
        assertTrue(score.windowed() > 0.8 && score.coverage() > 0.8, score::toString);
        hand.hangUp();
        said("hung up");
    }

    @Test
    @Order(2)
    void aProgramThatIsKilledComesBackAndRegisters() {
        int before = phone.process();
        int restarts = phone.restarts();
        board.output("kill -9 " + before);
        phone.awaitGood(before);
        assertTrue(phone.restarts() > restarts, phone::state);
        assertTrue(host.pbx().isRegistered(HostServices.USER));
        said("back after kill -9: " + PhoneService.words(phone.times()));
    }

    @Test
    @Order(3)
    void aProgramThatIsFrozenIsStartedAgainByTheWatchdog() {
        int before = phone.process();
        board.output("kill -STOP " + before);
        phone.awaitGood(before);
        String journal = phone.journal();
        assertTrue(journal.contains("Watchdog timeout"), journal);
        said("back after it was frozen");
    }

    @Test
    @Order(4)
    void aFullDiskStopsNoCall() {
        board.run("dd if=/dev/zero of=/data/filler bs=64k; sync");
        assertTrue(board.run("echo more > /data/more").exitCode() != 0, "the disk is not full");
        hand.dial("600");
        hand.hangUp();
        int before = phone.process();
        board.output("kill -9 " + before);
        phone.awaitGood(before);
        hand.dial("600");
        hand.hangUp();
        board.output("rm -f /data/filler /data/more");
        said("called with a full disk, before and after a restart");
    }

    /**
     * The disk is so slow that writing a configuration takes seconds. What is on it in the middle of a write is what a
     * power cut leaves: it is looked at while the board stands still, and at last the power is cut for good.
     */
    @Test
    @Order(5)
    void aPowerCutInTheMiddleOfAConfigurationsWriteLeavesAGoodOne() throws IOException {
        board.close();
        host.label("Cut 0");
        start(SLOW);
        for (int cut = 0; cut < CUTS; cut++) {
            if (cut > 0) {
                phone.awaitGood(0);
                host.label("Cut " + cut);
                board.output("kill -9 " + phone.process());
            }
            StoredOnDisk.awaitWrite(board, cut);
            Path image = folder.resolve("cut.img");
            board.standStill(() -> StoredOnDisk.copy(data, image));
            String newest = StoredOnDisk.newestLabel(image, folder.resolve("cut-" + cut));
            said("cut " + cut + ": the newest good configuration is " + newest);
            assertTrue(newest.equals("Cut " + cut) || newest.equals(cut == 0 ? "Emulated" : "Cut " + (cut - 1)), newest);
        }
        host.label("Last");
        phone.awaitGood(0);
        board.output("kill -9 " + phone.process());
        StoredOnDisk.awaitWrite(board, 0);
        board.close();
        said("power cut");
        start(0);
        phone.awaitGood(0);
        said("registered after the power cut: " + PhoneService.words(phone.times()));
        assertEquals("", board.output("systemctl --failed --no-legend --no-pager").strip());
        hand.dial("600");
        hand.hangUp();
    }
}
