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

/** Makes the parts of another maker, and says of a silent display who answers on its bus instead. */
record WatchedParts(PartMaker maker) implements PartMaker {

    @Override
    public Display display(DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble)
            throws BusException, LineException {
        return maker.display(
                part, backEnd, chips, state -> trouble.accept(state.map(sentence -> sentence + others(part, backEnd))));
    }

    private static String others(DisplayPart part, BackEnd backEnd) {
        return part.address() instanceof BusAddress.I2c(int bus, int address)
                ? BusSearch.found(backEnd, bus, address)
                : "";
    }

    @Override
    public InputSource inputs(List<InputPart> parts) {
        return maker.inputs(parts);
    }
}
