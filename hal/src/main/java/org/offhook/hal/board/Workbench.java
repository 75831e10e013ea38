package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/** What is needed to make the parts of a board one by one: a part that fails is a fault, and the others are made. */
final class Workbench {

    /** Makes a part. */
    interface Making<T> {
        T make() throws LineException, BusException;
    }

    private final BackEnd backEnd;
    private final DeviceLoop loop;
    private final List<BoardFault> faults = new ArrayList<>();
    private final List<AutoCloseable> made = new ArrayList<>();
    private final ChipShelf chips;

    /** @param troubles told, on any thread, of a chip that does not answer, and with empty that it does */
    Workbench(BoardProfile profile, BackEnd backEnd, DeviceLoop loop, BiConsumer<String, Optional<String>> troubles) {
        this.backEnd = backEnd;
        this.loop = loop;
        chips = new ChipShelf(profile, backEnd, loop, faults, troubles);
        made.add(chips);
    }

    BackEnd backEnd() {
        return backEnd;
    }

    DeviceLoop loop() {
        return loop;
    }

    ChipSource chips() {
        return chips;
    }

    LineChip chip(LineRef line) throws LineException {
        return chips.chip(line.chip());
    }

    static Contacts.Wire wire(LineInput contact) {
        return new Contacts.Wire(contact.line().offset(), contact.bias(), contact.activeLow());
    }

    /** Makes a part; empty, and a fault of that name or of its chip, if it cannot be made. */
    <T> Optional<T> part(String name, Making<T> making) {
        try {
            return Optional.of(keep(making.make()));
        } catch (MissingChipException e) {
            return Optional.empty();
        } catch (LineException | BusException e) {
            fault(name, e.getMessage());
            return Optional.empty();
        }
    }

    /** Closes it with the board, if it can be closed. */
    <T> T keep(T part) {
        if (part instanceof AutoCloseable closeable) {
            made.add(closeable);
        }
        return part;
    }

    void fault(String name, String sentence) {
        faults.add(new BoardFault(name, sentence));
    }

    List<BoardFault> faults() {
        return List.copyOf(faults);
    }

    /** What was made, the last first. */
    List<AutoCloseable> made() {
        return List.copyOf(made.reversed());
    }
}
