package org.offhook.hal.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A chip that is not there yet: its adapter is not plugged in, its driver comes later. It can be used all the same: inputs
 * are inactive, and outputs are what they were told to be as soon as it comes. It is looked for every few seconds until
 * all its lines are had, and then no more.
 *
 * <p>Threads: any; it is looked for on the loop.
 */
final class LateChip implements LineChip {

    /** How often it is looked for. */
    static final Duration AGAIN = Duration.ofSeconds(3);

    /** Opens the chip. */
    interface Opening {
        LineChip open() throws LineException;
    }

    private final String name;
    private final Opening opening;
    private final DeviceLoop loop;
    private final Consumer<Optional<String>> trouble;
    private final List<LateBank> waiting = new ArrayList<>();
    private Optional<LineChip> chip = Optional.empty();
    private DeviceLoop.Due due = () -> {};
    private boolean closed;
    private String told = "";

    /**
     * @param why it is not there, as a sentence
     * @param trouble told that sentence now, each that takes its place, and empty when all is there
     */
    LateChip(String name, Opening opening, String why, DeviceLoop loop, Consumer<Optional<String>> trouble) {
        this.name = name;
        this.opening = opening;
        this.loop = loop;
        this.trouble = trouble;
        tell(why);
        plan();
    }

    @Override
    public String name() {
        return name;
    }

    /** As many as there may be. */
    @Override
    public synchronized int lines() {
        return chip.map(LineChip::lines).orElse(LineBank.MOST);
    }

    @Override
    public synchronized LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        if (chip.isPresent()) {
            return chip.get().take(consumer, uses, listener);
        }
        LateBank bank = new LateBank(consumer, uses, listener, loop);
        waiting.add(bank);
        return bank;
    }

    /** The chip itself is closed by its back end. */
    @Override
    public synchronized void close() {
        closed = true;
        due.cancel();
        waiting.forEach(LateBank::close);
    }

    private synchronized void plan() {
        if (!closed) {
            due = loop.at(loop.nanos() + AGAIN.toNanos(), this::look);
        }
    }

    private void look() {
        List<LateBank> wanting;
        synchronized (this) {
            if (closed) {
                return;
            }
            wanting = List.copyOf(waiting);
        }
        try {
            LineChip found = found();
            for (LateBank bank : wanting) {
                bank.come(found);
                synchronized (this) {
                    waiting.remove(bank);
                }
            }
            tell("");
        } catch (LineException e) {
            tell(e.getMessage());
            plan();
        }
    }

    private synchronized LineChip found() throws LineException {
        if (chip.isEmpty()) {
            chip = Optional.of(opening.open());
        }
        return chip.get();
    }

    private void tell(String why) {
        if (!why.equals(told)) {
            told = why;
            trouble.accept(why.isEmpty() ? Optional.empty() : Optional.of(why));
        }
    }
}
