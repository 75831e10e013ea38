package org.offhook.phone.board.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The 40-pin header of every Raspberry Pi since 2014: odd pins on the left, even ones on the right. */
final class Header {

    static final int PINS = 40;
    static final int ROWS = PINS / 2;

    /** What a pin is. */
    enum Kind {
        FIVE_VOLTS,
        THREE_VOLTS,
        GROUND,
        GPIO,
        /** For the EEPROM of add-on boards. */
        RESERVED
    }

    /** @param gpio number of the line, or −1 */
    record Pin(int number, Kind kind, int gpio, String also) {

        /** From the top, 0…19. */
        int row() {
            return (number - 1) / 2;
        }

        boolean left() {
            return number % 2 == 1;
        }

        String label() {
            return switch (kind) {
                case FIVE_VOLTS -> "5 V";
                case THREE_VOLTS -> "3.3 V";
                case GROUND -> "GND";
                case RESERVED -> "reserved";
                case GPIO -> "GPIO" + gpio;
            };
        }
    }

    /** Pin by pin: a number is a line. */
    private static final String LAYOUT =
            "3V 5V 2 5V 3 G 4 14 G 15 17 18 27 G 22 23 3V 24 10 G 9 25 11 8 G 7 ID ID 5 G 6 12 13 G 19 16 26 20 G 21";

    private static final Map<Integer, String> ALSO = Map.ofEntries(
            Map.entry(2, "SDA"),
            Map.entry(3, "SCL"),
            Map.entry(14, "serial"),
            Map.entry(15, "serial"),
            Map.entry(18, "I²S"),
            Map.entry(19, "I²S"),
            Map.entry(20, "I²S"),
            Map.entry(21, "I²S"));

    private static final Map<Integer, Pin> BY_NUMBER = layout();

    private Header() {}

    private static Map<Integer, Pin> layout() {
        Map<Integer, Pin> pins = new TreeMap<>();
        for (String word : LAYOUT.split(" ")) {
            int number = pins.size() + 1;
            pins.put(
                    number,
                    switch (word) {
                        case "3V" -> new Pin(number, Kind.THREE_VOLTS, -1, "");
                        case "5V" -> new Pin(number, Kind.FIVE_VOLTS, -1, "");
                        case "G" -> new Pin(number, Kind.GROUND, -1, "");
                        case "ID" -> new Pin(number, Kind.RESERVED, -1, "");
                        default -> {
                            int gpio = Integer.parseInt(word);
                            yield new Pin(number, Kind.GPIO, gpio, ALSO.getOrDefault(gpio, ""));
                        }
                    });
        }
        return pins;
    }

    static List<Pin> pins() {
        return List.copyOf(BY_NUMBER.values());
    }

    static Optional<Pin> ofGpio(int gpio) {
        return BY_NUMBER.values().stream()
                .filter(pin -> pin.kind() == Kind.GPIO && pin.gpio() == gpio)
                .findFirst();
    }

    static List<Pin> of(Kind kind) {
        return BY_NUMBER.values().stream().filter(pin -> pin.kind() == kind).toList();
    }
}
