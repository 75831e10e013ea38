package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Display;
import org.offhook.hal.line.LineException;

/** Makes those parts of a board that are more than lines. One thread at a time. */
public interface PartMaker {

    /**
     * Makes a display. If it is closeable, the board closes it.
     *
     * @param chips for lines of its own
     * @param trouble told, on any thread, one sentence when the display does not answer, and empty when it does again
     * @throws BusException if there is no such bus
     * @throws LineException if a line cannot be had
     */
    Display display(DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble)
            throws BusException, LineException;

    /** Begins to watch input devices; at least one part. */
    InputSource inputs(List<InputPart> parts);
}
