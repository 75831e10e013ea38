package org.offhook.phone.board.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.board.BoardProfile;

/**
 * Draws a profile: the header of a Raspberry Pi in the middle, the parts left and right of it on the side of most of
 * their pins, and a wire for each terminal. Parts and their terminals stand in the order of the pins, so wires hardly
 * cross.
 */
public final class BoardDiagram {

    private static final int WIDTH = 1240;
    private static final int TOP = 112;
    private static final int ROW = 31;
    private static final int MARGIN = 24;
    private static final int GAP = 22;
    private static final int MIDDLE = WIDTH / 2;
    private static final int PIN_X = 20;
    private static final int LABEL = 70;
    private static final int LABEL_NEAR = 40;

    private static final String STYLE = """
            svg { background: #ffffff; font-family: "DejaVu Sans", "Liberation Sans", Arial, sans-serif; }
            text { fill: #22262d; font-size: 13px; }
            .title { font-size: 24px; font-weight: bold; }
            .sub { font-size: 13px; fill: #5b6370; }
            .box { fill: #f7f8fa; stroke: #c9ced6; stroke-width: 1.5; }
            .boxtitle { font-size: 16px; font-weight: bold; }
            .note { font-size: 12px; fill: #5b6370; }
            .small { font-size: 11px; fill: #5b6370; }
            .middle, .cap, .tag, .pinnumber, .pill, .pixels, .oledtext { text-anchor: middle; }
            .end { text-anchor: end; }
            .board { fill: #1f6f4a; stroke: #14523a; stroke-width: 2; }
            .strip { fill: #20242b; }
            .pinnumber { font-size: 10px; fill: #ffffff; font-weight: bold; }
            .pill { font-size: 11px; fill: #ffffff; font-weight: bold; }
            .free { fill: #6b7280; font-weight: normal; }
            .wire { fill: none; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
            .halo { fill: none; stroke: #ffffff; stroke-width: 6; stroke-opacity: 0.9; }
            .trace { fill: none; stroke-width: 2; stroke-opacity: 0.55; }
            .key { fill: #ffffff; stroke: #8a93a1; stroke-width: 1.5; }
            .cap { font-size: 16px; font-weight: bold; }
            .word { font-size: 11px; font-weight: normal; }
            .tag { font-size: 10px; fill: #ffffff; font-weight: bold; }
            .lcd { fill: #245c3b; stroke: #14523a; stroke-width: 1.5; }
            .lcdpin { font-size: 9px; fill: #ffffff; text-anchor: middle; }
            .glass { fill: #bcd831; stroke: #16301f; stroke-width: 3; }
            .pixels { font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 16px; fill: #1d3310; white-space: pre; }
            .oled { fill: #05070a; }
            .oledtext { font-size: 40px; fill: #7fd8ff; }
            .module { fill: #e6efff; stroke: #7aa2e3; stroke-width: 1.5; }
            .joint { fill: #22262d; }
            .blade { fill: none; stroke: #22262d; stroke-width: 3; stroke-linecap: round; }
            .resistor { fill: #f3e3c3; stroke: #a78b55; stroke-width: 1.5; }
            .led { stroke: #ffffff; stroke-width: 1.5; }
            .glow { opacity: 0.25; }
            """;

    /** A wire: a terminal of a box and a pin, or only words. */
    private record Wire(Box.Terminal terminal, Optional<Header.Pin> pin) {}

    /** A box with its wires in order, and where it stands. */
    private record Placed(Box box, List<Wire> wires, boolean left, int y) {}

    private final BoardProfile profile;
    private final Map<Integer, String> used = new HashMap<>();

    private BoardDiagram(BoardProfile profile) {
        this.profile = profile;
    }

    /** The same profile always gives the same text. */
    public static String draw(BoardProfile profile) {
        return new BoardDiagram(profile).draw();
    }

    private String draw() {
        List<Placed> placed = place();
        boolean header = placed.stream().flatMap(part -> part.wires().stream()).anyMatch(wire -> wire.pin()
                .isPresent());
        int bottom = placed.stream()
                .mapToInt(part -> part.y() + part.box().height())
                .max()
                .orElse(TOP);
        int height = Math.max(bottom, header ? TOP + 20 + Header.ROWS * ROW : TOP) + 56;
        Svg svg = new Svg(WIDTH, height, "Wiring of " + profile.name());
        svg.style(STYLE);
        svg.text("title", MARGIN, 44, profile.name());
        svg.text(
                "sub",
                MARGIN,
                70,
                "Drawn from the board profile. GPIO17 is the line pi:17 of the profile; numbers in circles are pins of the header.");
        for (Placed part : placed) {
            part.wires().forEach(wire -> wire.pin()
                    .ifPresent(pin -> used.put(pin.number(), wire.terminal().colour())));
        }
        placed.forEach(part -> frame(svg, part));
        if (header) {
            header(svg);
            placed.forEach(part -> wires(svg, part));
        }
        placed.forEach(part -> terminals(svg, part));
        svg.text(
                "sub",
                MARGIN,
                height - 20,
                "Contacts need no resistors: the header pulls their lines up. Wire colours are those of the drawing; yours may differ.");
        return svg.end();
    }

    // ---- where everything stands ----

    private List<Placed> place() {
        List<Placed> sides = new ArrayList<>();
        for (Box box : PartBoxes.of(profile)) {
            List<Wire> wires = wires(box);
            sides.add(new Placed(box, wires, left(wires), 0));
        }
        List<Placed> placed = new ArrayList<>();
        placed.addAll(stack(sides, true));
        placed.addAll(stack(sides, false));
        return placed;
    }

    /** What has no wires stands where there is more room: on the right. */
    private static boolean left(List<Wire> wires) {
        long left = wires.stream()
                .filter(wire -> wire.pin().filter(Header.Pin::left).isPresent())
                .count();
        long right = wires.stream()
                .filter(wire -> wire.pin().filter(pin -> !pin.left()).isPresent())
                .count();
        return left > right;
    }

    private static List<Placed> stack(List<Placed> all, boolean left) {
        List<Placed> side =
                new ArrayList<>(all.stream().filter(part -> part.left() == left).toList());
        side.sort(Comparator.comparingDouble(BoardDiagram::middleRow));
        List<Placed> placed = new ArrayList<>();
        int y = TOP;
        for (Placed part : side) {
            placed.add(new Placed(part.box(), part.wires(), left, y));
            y += part.box().height() + GAP;
        }
        return placed;
    }

    private static double middleRow(Placed part) {
        return part.wires().stream()
                .flatMap(wire -> wire.pin().stream())
                .mapToInt(Header.Pin::row)
                .average()
                .orElse(Header.ROWS);
    }

    /** Wires of a box, by pin from the top; of supplies the pin that is nearest to the other wires. */
    private List<Wire> wires(Box box) {
        List<Header.Pin> own = box.terminals().stream()
                .flatMap(terminal -> terminal.net().pin(profile).stream())
                .toList();
        List<Wire> wires = new ArrayList<>();
        for (Box.Terminal terminal : box.terminals()) {
            Optional<Header.Pin> pin = terminal.net() instanceof Net.Supply(Header.Kind kind) && !own.isEmpty()
                    ? Optional.of(nearest(kind, own))
                    : terminal.net().pin(profile);
            wires.add(new Wire(terminal, pin));
        }
        return wires;
    }

    private static Header.Pin nearest(Header.Kind kind, List<Header.Pin> own) {
        boolean left = own.stream().filter(Header.Pin::left).count() * 2 > own.size();
        int first = own.stream().mapToInt(Header.Pin::row).min().orElseThrow();
        int last = own.stream().mapToInt(Header.Pin::row).max().orElseThrow();
        if (kind != Header.Kind.GROUND) {
            return Header.of(kind).getFirst();
        }
        return Header.of(kind).stream()
                .min(Comparator.comparingDouble(pin -> {
                    int beyond = Math.max(0, Math.max(first - pin.row(), pin.row() - last));
                    return beyond * 2 + (pin.left() == left ? 0 : 2.5);
                }))
                .orElseThrow();
    }

    // ---- drawing ----

    private static int x(Placed part) {
        return part.left() ? MARGIN : WIDTH - MARGIN - Box.WIDTH;
    }

    private static int edge(Placed part) {
        return part.left() ? MARGIN + Box.WIDTH : WIDTH - MARGIN - Box.WIDTH;
    }

    private static int terminalY(Placed part, int index) {
        return part.y() + part.box().terminalY(index);
    }

    private static void frame(Svg svg, Placed part) {
        int x = x(part);
        svg.rect("box", x, part.y(), Box.WIDTH, part.box().height(), 10, "");
        svg.text("boxtitle", x + 16, part.y() + 26, part.box().title());
        svg.text("note", x + 16, part.y() + 45, part.box().note());
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < part.wires().size(); i++) {
            at.add(terminalY(part, i));
        }
        // A box on the right has its terminals on its left edge.
        part.box().picture().draw(svg, x, part.y(), part.left() ? x + Box.WIDTH : x, at);
    }

    private static int pinY(Header.Pin pin) {
        return TOP + 36 + pin.row() * ROW;
    }

    private void header(Svg svg) {
        int top = TOP;
        svg.text("small middle", MIDDLE, top - 22, "Raspberry Pi, end with the SD card");
        svg.rect("board", MIDDLE - 62, top - 10, 124, Header.ROWS * ROW + 44, 12, "");
        svg.rect("strip", MIDDLE - 36, top + 18, 72, Header.ROWS * ROW + 2, 5, "");
        for (Header.Pin pin : Header.pins()) {
            int y = pinY(pin);
            int side = pin.left() ? -1 : 1;
            String colour = used.getOrDefault(pin.number(), Colours.of(pin.kind()));
            svg.circle(
                    "", MIDDLE + side * PIN_X - side * 2, y, 11, used.containsKey(pin.number()) ? colour : "#6b7280");
            svg.text("pinnumber", MIDDLE + side * PIN_X - side * 2, y + 4, String.valueOf(pin.number()));
            int x = pin.left() ? MIDDLE - LABEL_NEAR - LABEL : MIDDLE + LABEL_NEAR;
            boolean wired = used.containsKey(pin.number());
            svg.rect("", x, y - 10, LABEL, 20, 10, wired ? colour : "#e5e7eb");
            svg.text(wired ? "pill" : "pill free", x + LABEL / 2, y + 4, pin.label());
        }
    }

    private static void wires(Svg svg, Placed part) {
        for (int i = 0; i < part.wires().size(); i++) {
            Wire wire = part.wires().get(i);
            if (wire.pin().isEmpty()) {
                continue;
            }
            Header.Pin pin = wire.pin().get();
            int side = part.left() ? -1 : 1;
            int outer = MIDDLE + side * (LABEL_NEAR + LABEL);
            int end = edge(part);
            int y = pinY(pin);
            int to = terminalY(part, i);
            StringBuilder path = new StringBuilder();
            if (pin.left() == part.left()) {
                path.append("M%d %d".formatted(outer, y));
            } else {
                // From the other side: through the gap between two rows.
                int gap = pin.row() == 0 ? y - ROW / 2 - 1 : y + ROW / 2;
                y = gap;
                path.append("M%d %dL%d %dH%d"
                        .formatted(
                                MIDDLE - side * 8,
                                pinY(pin) + (gap < pinY(pin) ? -8 : 8),
                                MIDDLE - side * 4,
                                gap,
                                outer));
            }
            int half = (outer + end) / 2;
            path.append("C%d %d %d %d %d %d".formatted(half, y, half, to, end, to));
            svg.path("halo", path.toString(), "");
            svg.path("wire", path.toString(), wire.terminal().colour());
        }
    }

    private static void terminals(Svg svg, Placed part) {
        for (int i = 0; i < part.wires().size(); i++) {
            Wire wire = part.wires().get(i);
            int y = terminalY(part, i);
            int width = Math.max(46, 14 + wire.terminal().label().length() * 7);
            int x = part.left() ? edge(part) - width - 8 : edge(part) + 8;
            svg.rect("", x, y - 10, width, 20, 5, wire.terminal().colour());
            svg.text("pill", x + width / 2, y + 4, wire.terminal().label());
            svg.circle("", edge(part), y, 5, wire.terminal().colour());
            if (wire.pin().isEmpty()) {
                String words = wire.terminal().net() instanceof Net.Line(var line)
                        ? line.toString()
                        : wire.terminal().net() instanceof Net.Words(String said) ? said : "";
                svg.text(part.left() ? "small" : "small end", edge(part) + (part.left() ? 10 : -10), y + 4, words);
            }
        }
    }
}
