package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.schema.Field.required;

import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Meaning;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.schema.Shape.Text;
import org.offhook.provisioning.config.schema.Shape.Whole;

/** Shapes and fields that come more than once in the field table of a board profile. */
final class BoardShapes {

    static final Shape FLAG = new Shape.Flag();
    static final Text LINE =
            Text.form("a line such as pi:17", 36, "[A-Za-z][A-Za-z0-9_-]{0,31}:(0|[1-9][0-9]{0,2})", Meaning.ANY);
    static final Shape BUS = Whole.between(0, 255, "");
    static final Field I2C_BUS =
            required("bus", BUS, "Number of the I²C bus: 1 is `/dev/i2c-1`, the one on a Raspberry Pi's header.");
    static final Field LINE_FIELD = required("line", LINE, "The line, as `chip:offset`.");

    private BoardShapes() {}

    static Field address(String of, int... ranges) {
        return required(
                "address",
                Text.form("an I²C address such as 0x27", 4, "0[xX][0-9A-Fa-f]{2}", BoardMeanings.address(of, ranges))
                        .orNumber(),
                "Address on the bus, as `i2cdetect` shows it, with `0x`.");
    }
}
