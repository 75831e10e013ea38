package org.offhook.hal.machine;

import java.util.List;
import java.util.stream.Collectors;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardProfile.BackEndChoice;
import org.offhook.hal.cdev.CdevBackEnd;
import org.offhook.hal.cdev.ChipInfo;
import org.offhook.hal.cdev.GpioChips;
import org.offhook.hal.pi4j.Pi4jBackEnd;

/**
 * Chooses a back end: the kernel's own files wherever they can give lines, Pi4J where only the older GPIO interface is
 * there. Any thread; Pi4J's classes are loaded only if it is chosen.
 */
public final class BackEnds {

    /**
     * A back end that may be used and must be closed.
     *
     * @param reason one sentence for log and diagnosis
     */
    public record Chosen(BackEnd backEnd, String reason) {}

    private final GpioChips chips;

    public BackEnds() {
        this(new GpioChips());
    }

    BackEnds(GpioChips chips) {
        this.chips = chips;
    }

    /**
     * The back end that was asked for, or the best.
     *
     * @throws IllegalArgumentException for {@link BackEndChoice#SIM}, which is no machine
     */
    public Chosen choose(BackEndChoice wanted) {
        return switch (wanted) {
            case CDEV -> cdev("the board asks for it");
            case PI4J -> pi4j("the board asks for it");
            case AUTO -> best();
            case SIM -> throw new IllegalArgumentException("the simulated board needs no machine");
        };
    }

    private Chosen best() {
        List<ChipInfo> all = chips.all();
        List<ChipInfo> newer = all.stream().filter(ChipInfo::speaksV2).toList();
        if (!newer.isEmpty()) {
            return cdev("the kernel offers GPIO uAPI v2 to " + names(newer));
        }
        List<ChipInfo> older = all.stream().filter(ChipInfo::speaksV1).toList();
        if (!older.isEmpty()) {
            return pi4j("the kernel offers only the older GPIO uAPI v1 to " + names(older));
        }
        return cdev("no GPIO chip can be used, buses may be: " + chips.present());
    }

    private static String names(List<ChipInfo> chips) {
        return chips.stream().map(ChipInfo::name).collect(Collectors.joining(", "));
    }

    private static Chosen cdev(String reason) {
        return new Chosen(new CdevBackEnd(), "back end cdev: " + reason);
    }

    private static Chosen pi4j(String reason) {
        return new Chosen(new Pi4jBackEnd(), "back end pi4j: " + reason);
    }
}
