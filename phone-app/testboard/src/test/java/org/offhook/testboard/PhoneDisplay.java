package org.offhook.testboard;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a person reads on the character display of a board. One thread at a time. */
final class PhoneDisplay {
    private final QemuBoard board;
    private final PhoneWiring wiring;
    private ExpanderLcd lcd = new ExpanderLcd(PhoneWiring.LCD, 20, 4);
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

    /** Waits until one of the lines is like that, by the board's clock at most so long. */
    List<String> await(String what, Duration limit, Predicate<String> like) {
        double end = upTime() + limit.toMillis() / 1e3;
        List<String> lines = lines();
        while (lines.stream().map(String::strip).noneMatch(like)) {
            if (upTime() > end) {
                throw new AssertionError("not seen: " + what + "; on the display:\n" + String.join("\n", lines));
            }
            board.output("sleep 0.2");
            lines = lines();
        }
        return lines;
    }

    private double upTime() {
        return Double.parseDouble(board.output("cut -d ' ' -f 1 /proc/uptime").strip());
    }
}
