package org.offhook.phone.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.MachineChip;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.expander.Mcp23017;
import org.offhook.hal.expander.Pcf8574;
import org.offhook.hal.learn.Candidate;
import org.offhook.hal.learn.Learnt;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * The lines on which the keys of a phone may be: of the chips and expanders that a profile names, and of every other GPIO
 * chip of the machine, which gets a name of its own. Lines that the kernel or a part of the profile uses are left out. One
 * thread at a time.
 */
public final class LessonLines implements AutoCloseable {

    /** Of a Raspberry Pi's header: all but I²C, the serial console and I²S, which are not to be played with. */
    private static final List<Integer> HEADER =
            List.of(4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 22, 23, 24, 25, 26, 27);

    /** Its chips whose lines lead to that header, and beyond it to the SD card and the like. */
    private static final Set<String> HEADER_CHIPS = Set.of("pinctrl-bcm2711", "pinctrl-bcm2835", "pinctrl-rp1");

    /** Its chips whose lines lead to nothing but its own power, radio and lights. */
    private static final Predicate<String> INNER = label ->
            label.startsWith("raspberrypi-exp") || label.startsWith("brcmvirt") || label.startsWith("gpio-brcm");

    /** How often an expander is asked for edges. */
    private static final Duration POLL = Duration.ofMillis(5);

    private final BackEnd backEnd;
    private final DeviceLoop loop;
    private final Predicate<LineRef> chosen;
    private final List<ChipPart> chips;
    private final Set<LineRef> used;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<LineChip> expanders = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private int tooMany;

    private LessonLines(BoardProfile like, BackEnd backEnd, DeviceLoop loop, Predicate<LineRef> chosen) {
        this.chosen = chosen;
        this.backEnd = backEnd;
        this.loop = loop;
        chips = new ArrayList<>(like.chips());
        used = Lesson.used(like);
        like.chips().forEach(chip -> named.add(chip.name()));
    }

    /**
     * Looks what there is; may wait for buses.
     *
     * @param loop on which expanders are asked
     * @throws LineException if there is no line at all
     */
    public static LessonLines of(BoardProfile like, BackEnd backEnd, DeviceLoop loop) throws LineException {
        return of(like, backEnd, loop, _ -> true);
    }

    /** The same with only those lines that are chosen. */
    public static LessonLines of(BoardProfile like, BackEnd backEnd, DeviceLoop loop, Predicate<LineRef> chosen)
            throws LineException {
        LessonLines lines = new LessonLines(like, backEnd, loop, chosen);
        lines.look(like);
        if (lines.candidates.isEmpty()) {
            lines.close();
            throw new LineException("there is no line that a key could be on: " + String.join("; ", lines.remarks));
        }
        return lines;
    }

    /** At most 64. */
    public List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** What is left out and why, a sentence each. */
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        if (tooMany > 0) {
            all.add("%d lines are looked at, as many as can be at once; %d more are not: choose with --lines"
                    .formatted(candidates.size(), tooMany));
        }
        return all;
    }

    /** The profile with what was learnt, and with those chips of the machine that it needs. */
    public BoardProfile profile(BoardProfile like, Learnt learnt) {
        BoardProfile found = learnt.into(like);
        Set<String> needed = new HashSet<>();
        found.keypad().ifPresent(keypad -> {
            keypad.rows().forEach(line -> needed.add(line.chip()));
            keypad.columns().forEach(line -> needed.add(line.chip()));
        });
        found.keys().forEach(key -> needed.add(key.contact().line().chip()));
        found.hook().ifPresent(hook -> needed.add(hook.contact().line().chip()));
        found.rotary().ifPresent(dial -> {
            needed.add(dial.pulse().line().chip());
            dial.offNormal().ifPresent(contact -> needed.add(contact.line().chip()));
        });
        List<ChipPart> kept = chips.stream()
                .filter(chip -> like.chips().contains(chip) || needed.contains(chip.name()))
                .toList();
        return found.withChips(kept);
    }

    /** Gives expanders back. */
    @Override
    public void close() {
        expanders.forEach(LineChip::close);
    }

    private void look(BoardProfile like) {
        List<MachineChip> machine = new ArrayList<>(backEnd.chips());
        for (ChipPart part : like.chips()) {
            try {
                switch (part) {
                    case ChipPart.Kernel kernel -> known(kernel, machine);
                    case ChipPart.Mcp23017 _, ChipPart.Pcf8574 _ -> {
                        LineChip expander = open(part);
                        expanders.add(expander);
                        offer(
                                part.name(),
                                expander,
                                IntStream.range(0, part.lines()).boxed().toList());
                    }
                }
            } catch (LineException | BusException e) {
                remarks.add(e.getMessage());
            }
        }
        for (MachineChip chip : machine) {
            if (!INNER.test(chip.label()) && !chip.free().isEmpty()) {
                another(chip, machine);
            }
        }
    }

    private void known(ChipPart.Kernel part, List<MachineChip> machine) throws LineException {
        LineException first = null;
        for (String label : part.anyOf()) {
            try {
                LineChip chip = backEnd.chip(label);
                Optional<MachineChip> same = machine.stream()
                        .filter(one -> one.name().equals(label) || one.label().equals(label))
                        .findFirst();
                same.ifPresent(machine::remove);
                String driver = same.map(MachineChip::label).orElse(label);
                List<Integer> free = same.map(MachineChip::free)
                        .orElseGet(
                                () -> IntStream.range(0, chip.lines()).boxed().toList());
                offer(part.name(), chip, playable(driver, free));
                return;
            } catch (LineException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    private void another(MachineChip found, List<MachineChip> machine) {
        boolean alone = machine.stream()
                        .filter(one -> one.label().equals(found.label()))
                        .count()
                == 1;
        String kernel = alone && !found.label().isBlank() ? found.label() : found.name();
        String name = freeName(found.name().replace("chip", ""));
        try {
            LineChip chip = backEnd.chip(found.name());
            chips.add(new ChipPart.Kernel(name, List.of(kernel)));
            named.add(name);
            offer(name, chip, playable(found.label(), found.free()));
        } catch (LineException e) {
            remarks.add(e.getMessage());
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; named.contains(name); i++) {
            name = wanted + "x" + i;
        }
        return name;
    }

    private static List<Integer> playable(String label, List<Integer> free) {
        return HEADER_CHIPS.contains(label)
                ? free.stream().filter(HEADER::contains).toList()
                : free;
    }

    /** Without its interrupt line: while it is found out what is wired where, it is asked. */
    private LineChip open(ChipPart part) throws LineException, BusException {
        List<String> troubles = new ArrayList<>();
        LineChip chip =
                switch (part) {
                    case ChipPart.Mcp23017 mcp ->
                        new Mcp23017(
                                mcp.name(),
                                backEnd.device(mcp.address()),
                                Optional.empty(),
                                POLL,
                                loop,
                                trouble -> trouble.ifPresent(troubles::add));
                    case ChipPart.Pcf8574 pcf ->
                        new Pcf8574(
                                pcf.name(),
                                backEnd.device(pcf.address()),
                                Optional.empty(),
                                POLL,
                                loop,
                                trouble -> trouble.ifPresent(troubles::add));
                    case ChipPart.Kernel kernel -> throw new IllegalArgumentException(kernel.name());
                };
        if (!troubles.isEmpty()) {
            chip.close();
            throw new LineException(troubles.getFirst());
        }
        return chip;
    }

    private void offer(String name, LineChip chip, List<Integer> lines) {
        for (int line : lines) {
            LineRef ref = new LineRef(name, line);
            if (used.contains(ref) || !chosen.test(ref)) {
                continue;
            }
            if (candidates.size() < LineBank.MOST) {
                candidates.add(new Candidate(ref, chip));
            } else {
                tooMany++;
            }
        }
    }
}
