package org.offhook.hal.pi4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import com.pi4j.plugin.mock.provider.spi.MockSpi;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.cdev.FakeChip;
import org.offhook.hal.cdev.GpioChips;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.hal.line.LineUse.Input;
import org.offhook.hal.line.LineUse.Output;
import org.offhook.hal.posix.FakeKernel;

/** The back end above Pi4J itself with Pi4J's mock providers in place of gpiod and linuxfs. */
class Pi4jBackEndTest {

    private static final Input COLUMN = new Input(17, Bias.PULL_UP, true, true, Duration.ofMillis(3));
    private static final Output ROW = new Output(4, Drive.OPEN_DRAIN, true, false);
    private static final Output LIT = new Output(6, Drive.PUSH_PULL, true, false);

    @TempDir
    private Path root;

    private final FakeKernel kernel = new FakeKernel();
    private final FakeChip chip = new FakeChip("pinctrl-bcm2711", 58);
    private final Mocks mocks = new Mocks();
    private final List<String> edges = new ArrayList<>();
    private Pi4jBackEnd backEnd;

    /** Pi4J with other providers, and open outputs that only remember. */
    private static final class Mocks implements Pi4jContexts {

        boolean known = true;
        Context context;
        final List<String> open = new ArrayList<>();

        @Override
        public boolean knowsThisMachine() {
            return known;
        }

        @Override
        public Context lines(String chip) {
            context = Pi4J.newContextBuilder()
                    .setGpioChipName(chip)
                    .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
                    .disableShutdownHook()
                    .build();
            return context;
        }

        @Override
        public Context buses() {
            context = Pi4J.newContextBuilder()
                    .add(MockI2CProvider.newInstance(), MockSpiProvider.newInstance())
                    .disableShutdownHook()
                    .build();
            return context;
        }

        @Override
        public OpenOutputs openOutputs() {
            return (offset, consumer, drive, high) -> {
                open.add("%s: %d %s %s".formatted(consumer, offset, drive, high ? "let go" : "low"));
                return new Pin() {
                    @Override
                    public boolean high() {
                        return false;
                    }

                    @Override
                    public void drive(boolean high) {
                        open.add(high ? "let go" : "low");
                    }

                    @Override
                    public void close() {
                        open.add("closed");
                    }
                };
            };
        }
    }

    @BeforeEach
    void begin() throws Exception {
        Files.createFile(root.resolve("gpiochip0"));
        kernel.put(root.resolve("gpiochip0"), chip);
        backEnd = new Pi4jBackEnd(mocks, new GpioChips(kernel, root), root, root);
    }

    @AfterEach
    void end() {
        backEnd.close();
        backEnd.close();
        assertTrue(mocks.context == null || mocks.context.isShutdown());
    }

    private LineBank take(LineUse... uses) throws LineException {
        return backEnd.chip("pinctrl-bcm2711")
                .take("offhook test", List.of(uses), (index, active, _) -> edges.add(index + " " + active));
    }

    private MockDigitalInput column() {
        DigitalInput input = mocks.context.registry().get("offhook test 17");
        return (MockDigitalInput) input;
    }

    private static String refusal(Executable what) {
        return assertThrows(LineException.class, what).getMessage();
    }

    @Test
    void inputsAreSetUpAsAskedAndTurnedOver() throws Exception {
        LineBank bank = take(COLUMN);
        assertEquals(PullResistance.PULL_UP, column().config().pull());
        assertEquals(3000, column().config().debounce());
        assertEquals(1, bank.read(), "low is active");
        column().mockState(DigitalState.HIGH);
        assertEquals(0, bank.read());
        column().mockState(DigitalState.LOW);
        assertEquals(List.of("0 false", "0 true"), edges);
    }

    @Test
    void aFirstEventThatRepeatsTheStateIsNotTold() throws Exception {
        Pin pin = mocks.openOutputs().open(17, "a low line", Drive.OPEN_DRAIN, false);
        Pi4jLines lines = new Pi4jLines(
                "gpiochip0",
                List.of(COLUMN),
                List.of(pin),
                (index, active, _) -> edges.add(index + " " + active),
                _ -> {});
        lines.changed(0, true);
        lines.listen();
        lines.changed(0, false);
        lines.changed(0, true);
        lines.changed(0, true);
        lines.close();
        lines.changed(0, false);
        assertEquals(List.of("0 false"), edges);
    }

    @Test
    void outputsAreDrivenAndReadAsTheyWereTold() throws Exception {
        LineBank bank = take(LIT, COLUMN);
        DigitalOutput output = mocks.context.registry().get("offhook test 6");
        assertEquals(DigitalState.HIGH, output.state());
        bank.write(0b11, 0b11);
        assertEquals(DigitalState.LOW, output.state());
        column().mockState(DigitalState.HIGH);
        assertEquals(0b01, bank.read());
    }

    @Test
    void anOpenDrainOutputIsLetGoAndNotDrivenHigh() throws Exception {
        LineBank bank = take(ROW);
        bank.write(1, 1);
        bank.write(1, 0);
        bank.close();
        assertEquals(List.of("offhook test 4: 4 OPEN_DRAIN let go", "low", "let go", "closed"), mocks.open);
    }

    @Test
    void linesThatWereGivenBackCanBeTakenAgain() throws Exception {
        LineBank first = take(COLUMN, LIT);
        first.close();
        first.close();
        assertEquals("gpiochip0: these lines have been given back", refusal(first::read));
        take(COLUMN, LIT);
        column().mockState(DigitalState.HIGH);
        assertEquals(List.of("0 false"), edges);
    }

    @Test
    void aLineThatPi4jDoesNotGiveIsSaidAndTheOthersAreGivenBack() throws Exception {
        LineBank holder = take(COLUMN);
        assertTrue(refusal(() -> take(LIT, COLUMN))
                .startsWith("line 17 of gpiochip0 cannot be had, it may be taken: Pi4J says "));
        holder.close();
        take(LIT, COLUMN);
    }

    @Test
    void whatPi4jWouldOnlyLogIsRefused() throws Exception {
        chip.onlyV2 = true;
        assertEquals(
                "gpiochip0 speaks only the newer GPIO interface (uAPI v2), which Pi4J's gpiod does not: use the back"
                        + " end cdev",
                refusal(() -> take(COLUMN)));
        chip.onlyV2 = false;
        mocks.known = false;
        assertEquals(
                "Pi4J does not take this machine for a Raspberry Pi and gives no lines on others: use the back end"
                        + " cdev",
                refusal(() -> take(COLUMN)));
        mocks.known = true;
        assertEquals(
                "there is no GPIO chip gpiochip7: this machine has gpiochip0 (pinctrl-bcm2711, 58 lines)",
                refusal(() -> backEnd.chip("gpiochip7")));
        assertEquals(
                "gpiochip0 has the lines 0 to 57: there is no line 58",
                refusal(() -> take(new Output(58, Drive.PUSH_PULL, false, false))));
        assertEquals("line 17 of gpiochip0 is asked for twice", refusal(() -> take(COLUMN, COLUMN)));
        Files.createFile(root.resolve("gpiochip1"));
        kernel.put(root.resolve("gpiochip1"), new FakeChip("raspberrypi-exp-gpio", 8));
        assertEquals(
                "Pi4J opens one GPIO chip and has gpiochip0: gpiochip1 needs the back end cdev",
                refusal(() -> backEnd.chip("gpiochip1")));
    }

    @Test
    void busesAreRefusedWithThoseThatThereAre() throws Exception {
        Files.createFile(root.resolve("i2c-1"));
        assertEquals(
                "there is no I²C bus 3: this machine has i2c-1",
                assertThrows(BusException.class, () -> backEnd.device(new BusAddress.I2c(3, 0x27)))
                        .getMessage());
        Files.createDirectories(root.resolve("bus/i2c/devices/1-0027/driver"));
        assertEquals(
                "i2c-1 address 0x27 is used by the kernel's driver",
                assertThrows(BusException.class, () -> backEnd.device(new BusAddress.I2c(1, 0x27)))
                        .getMessage());
    }

    @Test
    void i2cBytesGoThroughPi4jAndADeviceCanBeOpenedAgain() throws Exception {
        Files.createFile(root.resolve("i2c-1"));
        BusDevice device = backEnd.device(new BusAddress.I2c(1, 0x27));
        device.write(new byte[] {9, 1, 2, 9}, 1, 2);
        byte[] read = new byte[3];
        device.read(read, 1, 2);
        assertArrayEquals(new byte[] {0, 1, 2}, read);
        assertEquals(
                "i2c-1 address 0x27 gave 0 bytes instead of 3",
                assertThrows(BusException.class, () -> device.read(read, 0, 3)).getMessage());
        device.close();
        device.close();
        assertThrows(BusException.class, () -> device.write(read, 0, 1));
        backEnd.device(new BusAddress.I2c(1, 0x27)).write(read, 0, 1);
    }

    @Test
    void spiGoesByTransferAlone() throws Exception {
        Files.createFile(root.resolve("spidev0.1"));
        BusDevice device = backEnd.device(new BusAddress.Spi(0, 1, 3, 1_000_000));
        device.write(new byte[] {5, 6, 7}, 0, 2);
        MockSpi spi = mocks.context.registry().get("offhook spidev0.1");
        assertArrayEquals(new byte[] {5, 6}, spi.readEntireMockBuffer());
        assertThrows(IllegalArgumentException.class, () -> device.write(new byte[5000], 0, 5000));
        assertEquals("spidev0.1", device.name());
    }
}
