package org.offhook.hal.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.ChipSource;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.InputSource;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Display;
import org.offhook.hal.display.PanelDisplay;
import org.offhook.hal.display.Pause;
import org.offhook.hal.evdev.EvdevInputs;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.loop.ThreadDeviceLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The displays and input devices of this machine: each display on a thread of its own, which alone waits for its bus. */
public final class MachineParts implements PartMaker {

    private static final Logger LOG = LoggerFactory.getLogger(MachineParts.class);

    private final Supplier<DeviceLoop> loops;
    private final Pause pause;

    public MachineParts() {
        this(() -> new ThreadDeviceLoop("offhook-display", MachineParts::failed), Pause.SLEEP);
    }

    /** @param loops makes the loop of a display */
    public MachineParts(Supplier<DeviceLoop> loops, Pause pause) {
        this.loops = loops;
        this.pause = pause;
    }

    @Override
    public Display display(DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble)
            throws BusException, LineException {
        return new PanelDisplay(new Displays(backEnd, chips, pause).panel(part), loops.get(), trouble);
    }

    @Override
    public InputSource inputs(List<InputPart> parts) {
        return new EvdevInputs(parts);
    }

    private static void failed(RuntimeException e) {
        LOG.error("A display's driver has failed", e);
    }
}
