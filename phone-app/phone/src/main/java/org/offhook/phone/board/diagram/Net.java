package org.offhook.phone.board.diagram;

import java.util.Optional;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.LineRef;

/** What a terminal of a part is wired to. */
sealed interface Net {

    /** A line of a chip. */
    record Line(LineRef line) implements Net {}

    /** A pin that many share; the nearest is taken. */
    record Supply(Header.Kind kind) implements Net {}

    /** A pin of the header with a purpose of its own, such as a bus. */
    record Fixed(int gpio) implements Net {}

    /** Nothing that this drawing can show, told in words. */
    record Words(String words) implements Net {}

    /** Data and clock of an I²C bus. */
    static Net sda(int bus) {
        return bus == 1 ? new Fixed(2) : new Words("i2c-" + bus);
    }

    static Net scl(int bus) {
        return bus == 1 ? new Fixed(3) : new Words("i2c-" + bus);
    }

    /** The pin of the header, where it is one and only one. */
    default Optional<Header.Pin> pin(BoardProfile profile) {
        return switch (this) {
            case Line(LineRef line) -> onHeader(profile, line) ? Header.ofGpio(line.offset()) : Optional.empty();
            case Fixed(int gpio) -> Header.ofGpio(gpio);
            case Supply _, Words _ -> Optional.empty();
        };
    }

    /** Lines of a Raspberry Pi's own chip are numbered as its header is. */
    private static boolean onHeader(BoardProfile profile, LineRef line) {
        return profile.chip(line.chip())
                .filter(chip -> chip instanceof ChipPart.Kernel kernel
                        && kernel.anyOf().stream().anyMatch(label -> label.matches("pinctrl-(bcm|rp).*|gpiochip0")))
                .isPresent();
    }
}
