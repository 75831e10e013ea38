package org.offhook.testboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The real program on a board, and what a person sees on its display. One thread at a time. */
final class PhoneOnBoard implements AutoCloseable {
    private static final String LOG = "/tmp/phone.log";
    private static final String PAUSES = "/tmp/pauses.log";
    private static final int TRIES = 400;

    private final QemuBoard board;
    private final PhoneWiring wiring;
    private final ExpanderLcd lcd = new ExpanderLcd(PhoneWiring.LCD, 20, 4);
    private final OledGlass oled = new OledGlass();
    private final List<String> numbers = new ArrayList<>();
    private final long process;
    private int followed;

    /** Starts it with the profile of that name; the board's log of the bus begins anew. */
    PhoneOnBoard(QemuBoard board, String profile) {
        this.board = board;
        this.wiring = new PhoneWiring(board);
        wiring.clearTransfers();
        process = board.start(
                "exec java @/opt/offhook/jvm.options -Xlog:gc,safepoint:file=" + PAUSES
                        + " -cp '/opt/offhook/lib/*' org.offhook.phone.wiring.Main run"
                        + " --config /opt/offhook/phone.yaml --board /opt/offhook/board-" + profile + ".yaml"
                        + " --state /tmp/state-" + profile,
                LOG);
    }

    /** What stands on the display now. */
    List<String> screen() {
        List<BusRecord> fresh = wiring.transfersAfter(followed);
        followed += fresh.size();
        for (BusRecord transfer : fresh) {
            lcd.follow(List.of(transfer));
            oled.follow(transfer);
            String row = lcd.lines().get(1).stripTrailing();
            if (numbers.isEmpty() || !numbers.getLast().equals(row)) {
                numbers.add(row);
            }
        }
        return lcd.lines();
    }

    /** Waits until a row of the display is like that. */
    List<String> awaitRow(int row, Predicate<String> like, String what) {
        for (int i = 0; i < TRIES; i++) {
            List<String> screen = screen();
            if (like.test(screen.get(row).stripTrailing())) {
                return screen;
            }
            if (board.run("kill -0 " + process + " && sleep 0.1").exitCode() != 0) {
                throw new AssertionError("the phone has ended:\n" + log());
            }
        }
        throw new AssertionError("not seen: " + what + "; on the display:\n" + String.join("\n", lcd.lines())
                + "\nthe phone said:\n" + log());
    }

    /**
     * All that stood in the second row for a moment or longer and was a number being dialled, as it was just before it
     * became shorter or vanished.
     */
    List<String> dialled() {
        screen();
        List<String> typed =
                numbers.stream().filter(row -> row.matches("[0-9*#]+_")).toList();
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            if (i + 1 == typed.size()
                    || typed.get(i + 1).length() <= typed.get(i).length()) {
                whole.add(typed.get(i).substring(0, typed.get(i).length() - 1));
            }
        }
        numbers.clear();
        return whole;
    }

    /** Waits until the log tells something so many times. */
    void awaitLog(String what, int times) {
        for (int i = 0; i < TRIES; i++) {
            if (board.output("grep -c '" + what + "' " + LOG + " || true")
                    .strip()
                    .equals(String.valueOf(times))) {
                return;
            }
            board.output("sleep 0.1");
        }
        throw new AssertionError("not " + times + " times in the log: " + what + "\n" + log());
    }

    /** Waits until a row of the pixel display reads like that. */
    void awaitPixels(int row, String text) {
        for (int i = 0; i < TRIES; i++) {
            screen();
            if (oled.lines().get(row).equals(text)) {
                return;
            }
            board.output("sleep 0.1");
        }
        throw new AssertionError("not read: " + text + "; on the pixel display:\n" + String.join("\n", oled.lines()));
    }

    /** What the displays' controllers might not have borne. */
    List<String> violations() {
        return Stream.concat(lcd.display().violations().stream(), oled.faults().stream())
                .toList();
    }

    /** How often each thread of the program went to sleep of itself in ten seconds in which nothing happened. */
    String wakenings() {
        return board.output("""
                look() { for t in /proc/%1$d/task/*; do
                    echo "$(tr ' ' _ < $t/comm) $(sed -n 's/^voluntary_ctxt_switches:\\t//p' $t/status)"; done; }
                look > /tmp/before; sleep 10; look > /tmp/after
                paste /tmp/before /tmp/after | awk '$1 == $3 { print $1, $4 - $2 }'
                """.formatted(process), Duration.ofMinutes(5));
    }

    /** The three longest times for which the JVM stopped every thread, and each collection of the whole heap. */
    String longestPauses() {
        return board.output("sed -n 's/.*Safepoint \"\\([^\"]*\\)\".*Total: *\\([0-9]*\\) ns.*/\\2 \\1/p' " + PAUSES
                + " | sort -rn | head -n 3 | awk '{ printf \"%.1f ms %s, \", $1 / 1e6, $2 }'; "
                + "grep -o 'Pause Full.*' " + PAUSES + " | tr '\\n' ';'");
    }

    String log() {
        return board.output("cat " + LOG);
    }

    @Override
    public void close() {
        board.output("kill " + process + "; while kill -0 " + process + " 2> /dev/null; do sleep 0.05; done");
    }
}
