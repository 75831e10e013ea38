package org.offhook.hal.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

/** A telephone keypad of 4×3 keys on lines 0…3 (rows) and 4…6 (columns), in memory. */
final class MatrixBench {

    enum Diodes {
        NONE,
        COLUMN_TO_ROW,
        ROW_TO_COLUMN
    }

    static final Duration DEBOUNCE = Duration.ofMillis(20);

    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    final VirtualLoop loop = new VirtualLoop(1_000_000_000);
    final SimWiring wiring = new SimWiring(8, loop);
    final SimLines chip = new SimLines("gpiochip0", wiring);
    final KeyLog log = new KeyLog();
    final Matrix matrix;
    final MatrixKeypad keypad;
    private final Map<Key, SimContact> contacts = new EnumMap<>(Key.class);

    MatrixBench(Diodes diodes, Duration settle) throws LineException {
        List<List<Optional<Key>>> keys = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<Optional<Key>> line = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                Key key = Key.ofDialCharacter("123456789*0#".charAt(COLUMNS * row + column));
                line.add(Optional.of(key));
                contacts.put(key, contact(diodes, row, ROWS + column));
            }
            keys.add(line);
        }
        wiring.settle(settle);
        boolean low = diodes != Diodes.ROW_TO_COLUMN;
        matrix = new Matrix(
                IntStream.range(0, ROWS).boxed().toList(),
                IntStream.range(ROWS, ROWS + COLUMNS).boxed().toList(),
                keys,
                low,
                low ? LineUse.Bias.PULL_UP : LineUse.Bias.PULL_DOWN,
                diodes == Diodes.NONE ? LineUse.Drive.OPEN_DRAIN : LineUse.Drive.PUSH_PULL,
                diodes != Diodes.NONE,
                DEBOUNCE,
                settle);
        keypad = new MatrixKeypad(chip, chip, matrix, loop);
        keypad.addListener(log);
        loop.advance(Duration.ofMillis(50));
    }

    private SimContact contact(Diodes diodes, int row, int column) {
        return switch (diodes) {
            case NONE -> wiring.contact(row, column);
            case COLUMN_TO_ROW -> wiring.contactWithDiode(column, row);
            case ROW_TO_COLUMN -> wiring.contactWithDiode(row, column);
        };
    }

    void press(char key, BounceTrace trace) {
        contacts.get(Key.ofDialCharacter(key)).move(true, trace);
    }

    void release(char key, BounceTrace trace) {
        contacts.get(Key.ofDialCharacter(key)).move(false, trace);
    }

    void wait(int millis) {
        loop.advance(Duration.ofMillis(millis));
    }
}
