package org.offhook.hal.board;

import java.util.List;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/** A switch that is one line. Written on the loop, only when it changes, and again each second while that fails. */
final class LineSwitch implements BoardSwitch, Backlight, AutoCloseable {

    private static final long RETRY_NANOS = 1_000_000_000;

    private final DeviceLoop loop;
    private final LineBank bank;
    private boolean wanted;
    private boolean shown;
    private DeviceLoop.Due retry = () -> {};

    LineSwitch(LineChip chip, LineOutput output, String consumer, DeviceLoop loop) throws LineException {
        this.loop = loop;
        LineUse use = new LineUse.Output(output.line().offset(), LineUse.Drive.PUSH_PULL, output.activeLow(), false);
        bank = chip.take(consumer, List.of(use), EdgeListener.NONE);
    }

    @Override
    public void set(boolean on) {
        loop.execute(() -> {
            wanted = on;
            write();
        });
    }

    @Override
    public void shine(int percent) {
        set(percent > 0);
    }

    @Override
    public boolean dims() {
        return false;
    }

    @Override
    public void close() {
        bank.close();
    }

    private void write() {
        retry.cancel();
        if (wanted == shown) {
            return;
        }
        try {
            bank.write(1, wanted ? 1 : 0);
            shown = wanted;
        } catch (LineException e) {
            retry = loop.at(loop.nanos() + RETRY_NANOS, this::write);
        }
    }
}
