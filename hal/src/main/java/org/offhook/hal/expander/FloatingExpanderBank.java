package org.offhook.hal.expander;

import java.util.List;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.FloatingBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** Lines taken from an expander that can let outputs float. */
final class FloatingExpanderBank extends ExpanderBank implements FloatingBank {

    FloatingExpanderBank(Expander chip, String consumer, List<LineUse> uses, EdgeListener listener) {
        super(chip, consumer, uses, listener);
    }

    @Override
    public void drive(long driven, long active) throws LineException {
        chip().drive(() -> {
            set(driven, active);
            for (int i = 0; i < uses().size(); i++) {
                if ((driven >> i & 1) == 0 && uses().get(i) instanceof LineUse.Output output) {
                    chip().pins().letGo(output.offset());
                }
            }
        });
    }
}
