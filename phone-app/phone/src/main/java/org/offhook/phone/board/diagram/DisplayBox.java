package org.offhook.phone.board.diagram;

import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.bus.BusAddress;

/** Displays. A character display works with 5 volts and the header does not, so a level shifter stands between. */
final class DisplayBox {

    private static final List<String> SCREEN =
            List.of("14:05     Fri 20 Nov", "Reception        201", "", "Hist      DND  Menu");

    private static final int LCD_HEIGHT = 122;
    private static final int SHIFTER_WIDTH = 120;

    private DisplayBox() {}

    static Box of(DisplayPart display) {
        return switch (display) {
            case DisplayPart.Hd44780 lcd -> character(lcd);
            case DisplayPart.Oled oled -> oled(oled);
        };
    }

    private static Box character(DisplayPart.Hd44780 lcd) {
        int bus = lcd.address().bus();
        List<Box.Terminal> terminals = List.of(
                new Box.Terminal("5 V", new Net.Supply(Header.Kind.FIVE_VOLTS), Colours.FIVE_VOLTS),
                new Box.Terminal("3.3 V", new Net.Supply(Header.Kind.THREE_VOLTS), Colours.THREE_VOLTS),
                new Box.Terminal("SDA", Net.sda(bus), Colours.DATA),
                new Box.Terminal("SCL", Net.scl(bus), Colours.CLOCK),
                new Box.Terminal("GND", new Net.Supply(Header.Kind.GROUND), Colours.GROUND));
        String title =
                "Display " + lcd.geometry().columns() + "×" + lcd.geometry().rows();
        String note = "PCF8574 backpack, %s, ROM %s".formatted(lcd.address(), lcd.rom());
        return new Box(title, note, 350, terminals, DisplayBox::drawCharacter);
    }

    private static void drawCharacter(Svg svg, int x, int y, int edge, List<Integer> at) {
        int top = y + Box.HEAD;
        svg.rect("lcd", x + 16, top, Box.WIDTH - 32, LCD_HEIGHT, 6, "");
        svg.rect("glass", x + 32, top + 12, Box.WIDTH - 64, 84, 4, "");
        for (int i = 0; i < SCREEN.size(); i++) {
            svg.text("pixels", x + Box.WIDTH / 2, top + 32 + i * 18, SCREEN.get(i));
        }
        boolean right = edge > x;
        int step = right ? 1 : -1;
        int shifter = right ? x + 146 : x + Box.WIDTH - 146 - SHIFTER_WIDTH;
        int near = right ? shifter + SHIFTER_WIDTH : shifter;
        int far = right ? shifter : shifter + SHIFTER_WIDTH;
        int terminal = edge - step * 58;
        int above = at.get(0) - 12;
        svg.rect("module", shifter, at.get(0) + 4, SHIFTER_WIDTH, at.get(4) - at.get(0) + 12, 6, "");
        svg.text("small middle", shifter + SHIFTER_WIDTH / 2, at.get(2) - 4, "level shifter");
        svg.text("small middle", shifter + SHIFTER_WIDTH / 2, at.get(2) + 11, "3.3 V ↔ 5 V");
        String[] colours = {Colours.FIVE_VOLTS, Colours.THREE_VOLTS, Colours.DATA, Colours.CLOCK, Colours.GROUND};
        for (int i = 1; i < 5; i++) {
            svg.line("wire", terminal, at.get(i), near, at.get(i), colours[i]);
        }
        // Where the wires enter the display, from the far side of the box to the shifter.
        String[] pins = {"VCC", "", "SDA", "SCL", "GND"};
        int[] lanes = {0, 0, 1, 2, 3};
        for (int i = 0; i < 5; i++) {
            if (pins[i].isEmpty()) {
                continue;
            }
            int lane = (right ? x + 36 : x + Box.WIDTH - 36) + step * lanes[i] * 28;
            int from = i == 0 ? terminal : far;
            int height = i == 0 ? above : at.get(i);
            svg.path("wire", "M%d %dH%dV%d".formatted(from, height, lane, top + LCD_HEIGHT - 4), colours[i]);
            svg.text("lcdpin", lane, top + LCD_HEIGHT - 8, pins[i]);
        }
        // Five volts pass by above the shifter, and go down into it.
        svg.path("wire", "M%d %dV%d".formatted(terminal, above, at.get(0)), Colours.FIVE_VOLTS);
        svg.path("wire", "M%d %dV%d".formatted(shifter + SHIFTER_WIDTH / 2, above, at.get(0) + 4), Colours.FIVE_VOLTS);
    }

    private static Box oled(DisplayPart.Oled oled) {
        List<Box.Terminal> terminals = new ArrayList<>();
        terminals.add(new Box.Terminal("VCC", new Net.Supply(Header.Kind.THREE_VOLTS), Colours.THREE_VOLTS));
        switch (oled.address()) {
            case BusAddress.I2c i2c -> {
                terminals.add(new Box.Terminal("SDA", Net.sda(i2c.bus()), Colours.DATA));
                terminals.add(new Box.Terminal("SCL", Net.scl(i2c.bus()), Colours.CLOCK));
            }
            case BusAddress.Spi spi -> {
                boolean first = spi.bus() == 0;
                String words = "spi" + spi.bus();
                terminals.add(new Box.Terminal("DIN", first ? new Net.Fixed(10) : new Net.Words(words), Colours.DATA));
                terminals.add(new Box.Terminal("CLK", first ? new Net.Fixed(11) : new Net.Words(words), Colours.CLOCK));
                terminals.add(new Box.Terminal(
                        "CS",
                        first && spi.chipSelect() < 2 ? new Net.Fixed(8 - spi.chipSelect()) : new Net.Words(words),
                        Colours.SWITCHED));
            }
        }
        oled.dataCommand().ifPresent(line -> terminals.add(signal("D/C", line)));
        oled.reset().ifPresent(line -> terminals.add(signal("RST", line)));
        terminals.add(new Box.Terminal("GND", new Net.Supply(Header.Kind.GROUND), Colours.GROUND));
        return Box.of(
                "Display " + oled.width() + "×" + oled.height(),
                oled.controller() + " at " + oled.address(),
                terminals,
                (svg, x, y, edge, _) -> {
                    int left = edge > x ? x + 20 : x + 120;
                    svg.rect("lcd", left, y + Box.HEAD, 210, 104, 6, "");
                    svg.rect("oled", left + 12, y + Box.HEAD + 10, 186, 84, 3, "");
                    svg.text("oledtext", left + 105, y + Box.HEAD + 58, "14:05");
                });
    }

    private static Box.Terminal signal(String label, LineRef line) {
        return new Box.Terminal(label, new Net.Line(line), Colours.SWITCHED);
    }
}
