package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.Score;

/**
 * A device as it is delivered, on the emulated board: systemd starts the phone, the fleet server configures it, and it
 * calls through a PBX with its own sound card. Then what a device must bear; a loss of power is in {@link PowerCutIT}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootAndCallIT {
    private static final Path KEPT = Path.of("target", "boot-and-call");

    @TempDir
    static Path folder;

    private static EmulatedDevice device;
    private static QemuBoard board;
    private static PhoneService phone;
    private static CallByHand hand;

    @BeforeAll
    static void boot() throws IOException {
        device = new EmulatedDevice(folder, KEPT);
        device.switchOn(0);
        device.awaitRegistered();
        board = device.board();
        phone = device.phone();
        hand = device.hand();
    }

    @AfterAll
    static void switchOff() {
        if (device != null) {
            device.close();
        }
    }

    /** The units as the board's systemd sees them, and nothing on the device that is not the phone's. */
    @Test
    @Order(0)
    void theDeviceHasWhatItNeedsAndNoMore() {
        assertEquals(
                "", board.output("systemctl --failed --no-legend --no-pager").strip());
        // Debian's board has no RAUC, and the unit that calls it is started only where it is.
        String verified = board.run("cd /usr/local/lib/systemd/system && systemd-analyze verify --man=no offhook* 2>&1")
                .output()
                .lines()
                .filter(line -> line.contains("offhook") && !line.contains("/usr/bin/rauc"))
                .collect(Collectors.joining("\n"));
        assertEquals("", verified);
        List<String> jars = board.output("ls /opt/offhook/lib").lines().toList();
        assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("offhook-phone")), jars::toString);
        assertTrue(jars.stream().noneMatch(jar -> jar.matches("offhook-(fleet|demo|bench|test).*")), jars::toString);
        String java =
                board.output("readlink -f /proc/" + phone.process() + "/exe").strip();
        System.out.println("program: " + java + ", as "
                + board.output("stat -c %U /proc/" + phone.process()).strip() + ", "
                + board.output("grep VmRSS /proc/" + phone.process() + "/status")
                        .strip());
        assertEquals(
                "offhook", board.output("stat -c %U /proc/" + phone.process()).strip());
    }

    @Test
    @Order(1)
    void theDeviceBootsRegistersAndSpeaksThroughItsSoundCard() {
        assertTrue(device.host().pbx().isRegistered(HostServices.USER));
        hand.dial("600");
        EmulatedDevice.said("connected");
        Score score = hand.speak(KEPT.resolve("call.wav"));
        EmulatedDevice.said("spoken: " + score);
        assertTrue(score.windowed() > 0.8 && score.coverage() > 0.8, score::toString);
        hand.hangUp();
        EmulatedDevice.said("hung up");
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
        device.host().common(HostServices.Codec.PCMU, "");
    }

    private static void callWith(HostServices.Codec codec, String sound, String recording) throws IOException {
        device.host().common(codec, sound);
        int before = phone.process();
        board.output("systemctl restart offhook");
        phone.awaitGood(before);
        hand.dial("600");
        String channel = device.host().pbx().cli("core show channels verbose");
        Score score = hand.speak(KEPT.resolve(recording));
        hand.hangUp();
        EmulatedDevice.said(codec + " " + sound + ": " + score);
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
        assertTrue(device.host().pbx().isRegistered(HostServices.USER));
        EmulatedDevice.said("back after kill -9: " + PhoneService.words(phone.times()));
    }

    @Test
    @Order(5)
    void aProgramThatIsFrozenIsStartedAgainByTheWatchdog() {
        int before = phone.process();
        board.output("kill -STOP " + before);
        phone.awaitGood(before);
        String journal = phone.journal();
        assertTrue(journal.contains("Watchdog timeout"), journal);
        EmulatedDevice.said("back after it was frozen");
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
        EmulatedDevice.said("called with a full disk, before and after a restart");
    }
}
