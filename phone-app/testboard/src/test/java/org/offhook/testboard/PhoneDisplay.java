package org.offhook.testboard;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a person reads on the character display of a board. One thread at a time. */
final class PhoneDisplay {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final QemuBoard board;
    private final PhoneWiring wiring;
    private final ExpanderLcd lcd = new ExpanderLcd(PhoneWiring.LCD, 20, 4);
    private int followed;

    PhoneDisplay(QemuBoard board) {
        this.board = board;
        this.wiring = new PhoneWiring(board);
    }

    /** The lines now. */
    List<String> lines() {
        List<BusRecord> fresh = wiring.transfersAfter(followed);
        followed += fresh.size();
        return lcd.follow(fresh).lines();
    }

    /** Waits until one of the lines is like that, by the board's clock for so long or somewhat longer. */
    List<String> await(String what, Duration limit, Predicate<String> like) {
        List<String> lines = lines();
        for (long looks = limit.dividedBy(PAUSE);
                lines.stream().map(String::strip).noneMatch(like);
                looks--) {
            if (looks <= 0) {
                throw new AssertionError("not seen: " + what + "; on the display:\n" + String.join("\n", lines));
            }
            board.output("sleep " + PAUSE.toMillis() / 1e3);
            lines = lines();
        }
        return lines;
    }
}
