package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
                // Its training would keep the emulated processor busy for minutes; ServiceIT tries it.
                .kernelArgument("systemd.mask=offhook-aot.service")
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

    /** The units as the board's systemd sees them, and nothing on the device that is not the phone's. */
    @Test
    @Order(0)
    void theDeviceHasWhatItNeedsAndNoMore() {
        assertEquals("", board.output("systemctl --failed --no-legend --no-pager").strip());
        String verified = board.output("cd /usr/local/lib/systemd/system && systemd-analyze verify --man=no offhook* 2>&1");
        assertEquals("", verified.lines().filter(line -> line.contains("offhook")).collect(Collectors.joining("\n")));
        List<String> jars = board.output("ls /opt/offhook/lib").lines().toList();
        assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("offhook-phone")), jars::toString);
        assertTrue(jars.stream().noneMatch(jar -> jar.matches("offhook-(fleet|demo|bench|test).*")), jars::toString);
        String java = board.output("readlink -f /proc/" + phone.process() + "/exe").strip();
        System.out.println("program: " + java + ", as " + board.output("stat -c %U /proc/" + phone.process()).strip()
                + ", " + board.output("grep VmRSS /proc/" + phone.process() + "/status").strip());
        assertEquals("offhook", board.output("stat -c %U /proc/" + phone.process()).strip());
    }

    @Test
    @Order(1)
    void theDeviceBootsRegistersAndSpeaksThroughItsSoundCard() {
        assertTrue(host.pbx().isRegistered(HostServices.USER));
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
    void opusIsSpokenToo() throws IOException {
        callWith(HostServices.Codec.OPUS, "", "call-opus.wav");
    }

    /** Needs a library for arm64, which Debian does not have. */
    @Test
    @Order(3)
    void theCallGoesThroughTinyalsaToo() throws IOException {
        String library = System.getenv("OFFHOOK_TINYALSA");
        assumeTrue(library != null, "OFFHOOK_TINYALSA names no libtinyalsa.so.2 for arm64");
        board.write("/usr/lib/aarch64-linux-gnu/libtinyalsa.so.2", Files.readAllBytes(Path.of(library)));
        callWith(HostServices.Codec.PCMU, "tinyalsa:card=Loopback;device=0", "call-tinyalsa.wav");
        host.common(HostServices.Codec.PCMU, "");
    }

    private static void callWith(HostServices.Codec codec, String sound, String recording) throws IOException {
        host.common(codec, sound);
        int before = phone.process();
        board.output("systemctl restart offhook");
        phone.awaitGood(before);
        hand.dial("600");
        String channel = host.pbx().cli("core show channels verbose");
        Score score = hand.speak(KEPT.resolve(recording));
        hand.hangUp();
        said(codec + " " + sound + ": " + score);
        assertTrue(score.windowed() > 0.8 && score.coverage() > 0.8, () -> score + "\n" + channel);
    }

    @Test
    @Order(4)
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
    @Order(5)
    void aProgramThatIsFrozenIsStartedAgainByTheWatchdog() {
        int before = phone.process();
        board.output("kill -STOP " + before);
        phone.awaitGood(before);
        String journal = phone.journal();
        assertTrue(journal.contains("Watchdog timeout"), journal);
        said("back after it was frozen");
    }

    @Test
    @Order(6)
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
    @Order(7)
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
