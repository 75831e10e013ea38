package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.hal.line.LineUse.Input;
import org.offhook.hal.line.LineUse.Output;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;

/** The back end above a chip of ours; descriptors, poll and read are the kernel's. */
@Timeout(30)
class CdevLinesTest {

    private static final LineUse ROW = new Output(4, Drive.OPEN_DRAIN, true, false);
    private static final LineUse LIT = new Output(6, Drive.PUSH_PULL, false, true);
    private static final LineUse COLUMN = new Input(17, Bias.PULL_UP, true, true, Duration.ZERO);
    private static final LineUse HOOK = new Input(22, Bias.PULL_UP, false, true, Duration.ZERO);

    private record Edge(int index, boolean active, long atNanos) {}

    @TempDir
    private Path dev;

    private final FakeKernel kernel = new FakeKernel();
    private final FakeChip fake = new FakeChip("pinctrl-bcm2711", 58);
    private final BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
    private final EdgeListener listener = (index, active, at) -> edges.add(new Edge(index, active, at));
    private CdevBackEnd backEnd;

    @BeforeEach
    void begin() throws Exception {
        put("gpiochip0", fake);
        backEnd = new CdevBackEnd(kernel, dev, dev);
    }

    @AfterEach
    void end() {
        backEnd.close();
        assertEquals(Set.of(), kernel.open(), "descriptors left open");
    }

    private void put(String name, FakeChip chip) throws Exception {
        Files.createFile(dev.resolve(name));
        kernel.put(dev.resolve(name), chip);
    }

    private LineBank take(LineUse... uses) throws LineException {
        return backEnd.chip("gpiochip0").take("offhook test", List.of(uses), listener);
    }

    private FakeChip.Request lines() {
        return fake.requests.getLast();
    }

    private String refusal(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(LineException.class, what).getMessage();
    }

    @Test
    void aChipIsFoundByItsNameAndByItsLabel() throws Exception {
        LineChip byName = backEnd.chip("gpiochip0");
        LineChip byLabel = backEnd.chip("pinctrl-bcm2711");
        assertEquals("gpiochip0", byName.name());
        assertEquals("gpiochip0", byLabel.name());
        assertEquals(58, byLabel.lines());
    }

    @Test
    void edgesComeInOrderWithTheKernelsTimes() throws Exception {
        take(ROW, COLUMN, HOOK);
        lines().edge(1, true, 1_000);
        lines().edge(2, true, 2_000);
        lines().edge(1, false, 3_000);
        assertEquals(new Edge(1, true, 1_000), edges.take());
        assertEquals(new Edge(2, true, 2_000), edges.take());
        assertEquals(new Edge(1, false, 3_000), edges.take());
    }

    @Test
    void whereEdgesWereLostTheTrueLevelIsTold() throws Exception {
        take(COLUMN, HOOK);
        lines().edge(0, true, 1_000);
        assertEquals(new Edge(0, true, 1_000), edges.take());
        lines().lostEdge(0, false);
        lines().edge(1, true, 2_000);
        assertEquals(new Edge(1, true, 2_000), edges.take());
        Edge told = edges.take();
        assertEquals(0, told.index());
        assertEquals(false, told.active());
        assertTrue(told.atNanos() > 2_000);
    }

    /** Waits until the levels were read because of the lost ones: what comes after it is not seen there. */
    private void edgeAfterLostOnes(int index, boolean active, long atNanos) throws InterruptedException {
        lines().looks.drainPermits();
        lines().edge(index, active, atNanos);
        assertTrue(lines().looks.tryAcquire(20, TimeUnit.SECONDS), "nobody looks at the lines");
    }

    @Test
    void nothingIsMadeUpWhereLostEdgesLeftTheLevelAsItWas() throws Exception {
        take(COLUMN, HOOK);
        lines().edge(0, true, 1_000);
        lines().lostEdge(0, false);
        lines().lostEdge(0, true);
        edgeAfterLostOnes(1, true, 2_000);
        lines().edge(1, false, 3_000);
        assertEquals(new Edge(0, true, 1_000), edges.take());
        assertEquals(new Edge(1, true, 2_000), edges.take());
        assertEquals(new Edge(1, false, 3_000), edges.take());
        assertTrue(edges.isEmpty());
    }

    @Test
    void linesThatNeverMovedAreNotToldBecauseOthersLostEdges() throws Exception {
        take(COLUMN, HOOK, ROW);
        lines().lostEdge(1, true);
        edgeAfterLostOnes(1, false, 4_000);
        lines().lostEdge(1, true);
        lines().edge(1, false, 5_000);
        assertEquals(new Edge(1, false, 4_000), edges.take());
        assertEquals(new Edge(1, false, 5_000), edges.take());
        assertTrue(edges.isEmpty());
    }

    @Test
    void outputsAreWrittenTogetherAndReadAsTheyWereTold() throws Exception {
        LineBank bank = take(ROW, LIT, COLUMN);
        assertEquals(0b010, bank.read());
        bank.write(0b111, 0b101);
        assertEquals(0b001, lines().levels, "the input is not written");
        lines().levels = 0b110;
        assertEquals(0b101, bank.read(), "what outputs were told, what inputs are");
    }

    @Test
    void aClosedBankTellsNothingAndRefuses() throws Exception {
        LineBank bank = take(COLUMN, ROW);
        lines().edge(0, true, 1);
        edges.take();
        bank.close();
        bank.close();
        assertEquals(-1, bankDescriptors(), "the request is still open");
        assertEquals("gpiochip0: these lines have been given back", refusal(bank::read));
        assertEquals("gpiochip0: these lines have been given back", refusal(() -> bank.write(2, 2)));
        assertTrue(edges.isEmpty());
    }

    private int bankDescriptors() {
        int fd = lines().pipe.readEnd();
        return kernel.open().contains(fd) ? fd : -1;
    }

    @Test
    void aChipThatGoesAwayIsSaidAndTheOthersGoOn() throws Exception {
        LineBank bank = take(COLUMN, ROW);
        FakeChip.Request gone = lines();
        take(HOOK);
        FakeChip.Request stays = lines();
        gone.gone = true;
        gone.pipe.close();
        stays.edge(0, true, 5);
        assertEquals(new Edge(0, true, 5), edges.take());
        assertEquals("gpiochip0 is gone", refusal(bank::read));
    }

    @Test
    void aListenerMayGiveTheLinesBack() throws Exception {
        BlockingQueue<LineBank> banks = new LinkedBlockingQueue<>();
        LineBank bank = backEnd.chip("gpiochip0").take("offhook", List.of(HOOK), (index, active, at) -> {
            banks.remove().close();
            edges.add(new Edge(index, active, at));
        });
        banks.add(bank);
        lines().edge(0, true, 9);
        assertEquals(new Edge(0, true, 9), edges.take());
    }

    @Test
    void linesWithoutEdgesCostNoThread() throws Exception {
        take(ROW, LIT);
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("offhook-lines")));
    }

    @Test
    void aTakenLineIsSaidWithItsHolder() throws Exception {
        fake.hold(17, "spi0 CS0");
        fake.hold(22, "");
        assertEquals("line 17 (GPIO17) of gpiochip0 is taken by 'spi0 CS0'", refusal(() -> take(ROW, COLUMN)));
        assertEquals("line 22 (GPIO22) of gpiochip0 is taken by somebody without a name", refusal(() -> take(HOOK)));
    }

    @Test
    void aLineThatTheChipLacksIsRefused() {
        assertEquals(
                "gpiochip0 has the lines 0 to 57: there is no line 60",
                refusal(() -> take(new Output(60, Drive.PUSH_PULL, false, false))));
    }

    @Test
    void anUnknownChipIsRefusedWithThoseThatThereAre() throws Exception {
        put("gpiochip10", new FakeChip("raspberrypi-exp-gpio", 8));
        assertEquals(
                "there is no GPIO chip gpiochip4: this machine has gpiochip0 (pinctrl-bcm2711, 58 lines),"
                        + " gpiochip10 (raspberrypi-exp-gpio, 8 lines)",
                refusal(() -> backEnd.chip("gpiochip4")));
    }

    @Test
    void aLabelOfTwoChipsIsRefused() throws Exception {
        put("gpiochip1", new FakeChip("pinctrl-bcm2711", 8));
        assertEquals(
                "the label pinctrl-bcm2711 is that of gpiochip0 and gpiochip1: name one of them",
                refusal(() -> backEnd.chip("pinctrl-bcm2711")));
    }

    @Test
    void aLinkIsNoSecondChip() throws Exception {
        Files.createSymbolicLink(dev.resolve("gpiochip4"), Path.of("gpiochip0"));
        kernel.put(dev.resolve("gpiochip4"), fake);
        assertEquals("gpiochip0", backEnd.chip("pinctrl-bcm2711").name());
        assertEquals("gpiochip4", backEnd.chip("gpiochip4").name());
    }

    @Test
    void aMachineWithoutChipsSaysSo() throws Exception {
        Files.delete(dev.resolve("gpiochip0"));
        assertEquals(
                "there is no GPIO chip gpiochip0: this machine has none", refusal(() -> backEnd.chip("gpiochip0")));
    }

    @Test
    void aChipThatMayNotBeOpenedNamesTheGroup() throws Exception {
        fake.openError = Errno.EACCES;
        String group = Files.readAttributes(dev.resolve("gpiochip0"), java.nio.file.attribute.PosixFileAttributes.class)
                .group()
                .getName();
        Files.setPosixFilePermissions(
                dev.resolve("gpiochip0"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw----"));
        String what = "no GPIO lines: user %s may not open %s: "
                .formatted(System.getProperty("user.name"), dev.resolve("gpiochip0"));
        String advice = group.equals("root")
                ? "only root may, until a udev rule gives it to a group"
                : "put it into the group " + group;
        assertEquals(what + advice, refusal(() -> backEnd.chip("gpiochip0")));
    }

    @Test
    void aKernelWithTheOldInterfaceOnlyIsSentToTheOtherBackEnd() {
        fake.onlyV1 = true;
        assertEquals(
                "gpiochip0 speaks only the old GPIO interface: Linux 5.10 or newer is needed, or the back end pi4j",
                refusal(() -> backEnd.chip("gpiochip0")));
    }
}
