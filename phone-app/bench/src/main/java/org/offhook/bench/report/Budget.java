package org.offhook.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** What a figure may cost, and whether it stays within that. */
public sealed interface Budget {

    /** Nothing was promised; the figure is shown for orientation. */
    record None() implements Budget {}

    /** The figure itself must not exceed {@code limit}. */
    record AtMost(double limit, double aim) implements Budget {}

    /** The figure itself must reach {@code limit}. */
    record AtLeast(double limit, double aim) implements Budget {}

    /** The figure must not exceed {@code limit} times that of the peer in the same run. */
    record TimesPeer(double limit, double aim) implements Budget {}

    /** The figure, of which more is better, must not fall behind that of the peer by more than {@code margin}. */
    record NearPeer(double margin) implements Budget {}

    /** OVER is the wrong side of the limit, whichever side that is; OPEN means that nothing can be said. */
    enum Verdict {
        AIM("ok, aim reached"),
        OK("ok"),
        OVER("over"),
        OPEN("–");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** @param peer the peer's figure in the same run, if it was measured */
    default Verdict judge(OptionalDouble own, OptionalDouble peer) {
        if (own.isEmpty()) {
            return Verdict.OPEN;
        }
        double value = own.getAsDouble();
        return switch (this) {
            case None() -> Verdict.OPEN;
            case AtMost(double limit, double aim) -> upTo(value, limit, aim);
            case AtLeast(double limit, double aim) -> upTo(-value, -limit, -aim);
            case NearPeer(double margin) -> peer.isEmpty() ? Verdict.OPEN : upTo(peer.getAsDouble() - value, margin, 0);
            case TimesPeer(double limit, double aim) ->
                peer.isEmpty() || peer.getAsDouble() <= 0 ? Verdict.OPEN : upTo(value / peer.getAsDouble(), limit, aim);
        };
    }

    /** For the table: "≤ 96 (aim 64)". */
    default String text() {
        return switch (this) {
            case None() -> "–";
            case AtMost(double limit, double aim) -> "≤ " + withAim(limit, aim, "");
            case AtLeast(double limit, double aim) -> "≥ " + withAim(limit, aim, "");
            case NearPeer(double margin) -> String.format(Locale.ROOT, "≥ peer − %.2f", margin);
            case TimesPeer(double limit, double aim) -> "≤ " + withAim(limit, aim, "x");
        };
    }

    private static Verdict upTo(double value, double limit, double aim) {
        if (value > limit) {
            return Verdict.OVER;
        }
        return aim != limit && value <= aim ? Verdict.AIM : Verdict.OK;
    }

    private static String withAim(double limit, double aim, String unit) {
        String text = plain(limit) + unit;
        return limit == aim ? text : text + " (aim " + plain(aim) + unit + ")";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
