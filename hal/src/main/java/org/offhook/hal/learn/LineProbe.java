package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Looks at unknown lines: pulls all of them up, then down, and then drives one after the other low to see who follows.
 * A line that something holds high against the pull-down is not driven, since it may be joined to the supply; so a keypad
 * whose lines have pull-up resistors of their own is not found out on a chip that can pull down. On the loop only.
 */
final class LineProbe {

    private static final String CONSUMER = "offhook learn";
    private static final int NONE = -1;

    private final List<Candidate> lines;
    private final DeviceLoop loop;
    private final long settleNanos;
    private final Consumer<LineException> failed;
    /** Lines of chips that can only pull up. */
    private final long upOnly;

    private boolean looking;
    private Consumer<Sight> wanted;

    /**
     * @param lines that can be had, at most {@link LineBank#MOST}
     * @param settle how long a line may need to follow
     * @param failed is told if a chip fails in the middle of a look, which then does not end
     */
    LineProbe(List<Candidate> lines, DeviceLoop loop, Duration settle, Consumer<LineException> failed) {
        this.lines = lines;
        this.loop = loop;
        this.settleNanos = settle.toNanos();
        this.failed = failed;
        upOnly = upOnly(lines);
    }

    /** Why a line cannot be had; empty if it can. */
    static String whyNot(Candidate line) {
        try {
            line.chip()
                    .take(CONSUMER, List.of(input(line, Bias.PULL_UP, false)), EdgeListener.NONE)
                    .close();
            return "";
        } catch (LineException e) {
            return e.getMessage();
        }
    }

    private static long upOnly(List<Candidate> lines) {
        long mask = 0;
        for (int i = 0; i < lines.size(); i++) {
            mask |= canTake(lines.get(i), Bias.PULL_DOWN) ? 0 : 1L << i;
        }
        return mask;
    }

    private static boolean canTake(Candidate line, Bias bias) {
        try {
            line.chip()
                    .take(CONSUMER, List.of(input(line, bias, false)), EdgeListener.NONE)
                    .close();
            return true;
        } catch (LineException e) {
            return false;
        }
    }

    static LineUse input(Candidate line, Bias bias, boolean edges) {
        return new LineUse.Input(line.ref().offset(), bias, false, edges, Duration.ZERO);
    }

    /** Looks once; if a look is under way, after that, in place of another that waits likewise. */
    void look(Consumer<Sight> seen) {
        if (looking) {
            wanted = seen;
            return;
        }
        looking = true;
        read(
                Bias.PULL_UP,
                NONE,
                up -> read(Bias.PULL_DOWN, NONE, pulled -> {
                    long down = pulled & ~upOnly | up & upOnly;
                    follow(new Sight(up, down, List.of()), up & (~down | upOnly), sight -> finish(sight, seen));
                }));
    }

    private void finish(Sight sight, Consumer<Sight> seen) {
        looking = false;
        seen.accept(sight);
        if (!looking && wanted != null) {
            Consumer<Sight> next = wanted;
            wanted = null;
            look(next);
        }
    }

    private void follow(Sight sight, long free, Consumer<Sight> seen) {
        int driven = sight.follows().size();
        if (driven == lines.size()) {
            seen.accept(sight);
        } else if ((free >> driven & 1) == 0) {
            follow(sight.with(0), free, seen);
        } else {
            read(
                    Bias.PULL_UP,
                    driven,
                    levels -> follow(sight.with(sight.up() & ~levels & ~(1L << driven)), free, seen));
        }
    }

    /** Takes all lines, waits until they have settled, reads them and gives them back. */
    private void read(Bias bias, int driven, Consumer<Long> then) {
        List<LineBank> banks = new ArrayList<>();
        try {
            for (Map.Entry<LineChip, List<Integer>> chip : byChip().entrySet()) {
                List<LineUse> uses = new ArrayList<>();
                for (int i : chip.getValue()) {
                    Bias possible = (upOnly >> i & 1) != 0 ? Bias.PULL_UP : bias;
                    uses.add(i == driven ? low(lines.get(i)) : input(lines.get(i), possible, false));
                }
                banks.add(chip.getKey().take(CONSUMER, uses, EdgeListener.NONE));
            }
        } catch (LineException e) {
            banks.forEach(LineBank::close);
            failed.accept(e);
            return;
        }
        loop.at(loop.nanos() + settleNanos, () -> finish(banks, then));
    }

    private void finish(List<LineBank> banks, Consumer<Long> then) {
        long levels;
        try {
            levels = levels(banks);
        } catch (LineException e) {
            failed.accept(e);
            return;
        } finally {
            banks.forEach(LineBank::close);
        }
        then.accept(levels);
    }

    private long levels(List<LineBank> banks) throws LineException {
        long levels = 0;
        int bank = 0;
        for (List<Integer> indexes : byChip().values()) {
            long read = banks.get(bank++).read();
            for (int k = 0; k < indexes.size(); k++) {
                levels |= (read >> k & 1) << indexes.get(k);
            }
        }
        return levels;
    }

    private Map<LineChip, List<Integer>> byChip() {
        Map<LineChip, List<Integer>> chips = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            chips.computeIfAbsent(lines.get(i).chip(), _ -> new ArrayList<>()).add(i);
        }
        return chips;
    }

    private static LineUse low(Candidate line) {
        return new LineUse.Output(line.ref().offset(), LineUse.Drive.OPEN_DRAIN, false, false);
    }
}
