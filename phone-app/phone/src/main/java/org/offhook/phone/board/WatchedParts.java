package org.offhook.phone.board;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.ChipSource;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.InputSource;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Display;
import org.offhook.hal.line.LineException;

/**
 * Makes the parts of another maker, tells when a display is lost or back, and says of a silent one who answers on its bus
 * instead.
 *
 * @param changed called on any thread when a display is lost or back
 */
record WatchedParts(PartMaker maker, Runnable changed) implements PartMaker {

    @Override
    public Display display(DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble)
            throws BusException, LineException {
        return maker.display(part, backEnd, chips, state -> {
            trouble.accept(state.map(sentence -> sentence + others(part, backEnd)));
            changed.run();
        });
    }

    private static String others(DisplayPart part, BackEnd backEnd) {
        return part.address() instanceof BusAddress.I2c(int bus, int address)
                ? "; " + BusSearch.found(backEnd, bus, address)
                : "";
    }

    @Override
    public InputSource inputs(List<InputPart> parts) {
        return maker.inputs(parts);
    }
}
