package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.lamp.BlinkingLamps;
import org.offhook.hal.lamp.CharlieLamps;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampBank;
import org.offhook.hal.lamp.LampOutput;
import org.offhook.hal.lamp.Light;
import org.offhook.hal.lamp.LineLamps;
import org.offhook.hal.lamp.PwmLamps;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;

/** Makes the lamps of a board. Lights of one chip are one output; if it fails, each is tried by itself. */
final class LampMaker {

    /** Lights that are lit together: all that are on lines of one chip, say. */
    private record Group(Kind kind, String chip) {}

    private enum Kind {
        LINES,
        PWM,
        CHARLIEPLEX
    }

    private final List<LampPart> parts;
    private final Workbench bench;
    private final List<LampOutput> outputs = new ArrayList<>();

    LampMaker(List<LampPart> parts, Workbench bench) {
        this.parts = parts;
        this.bench = bench;
    }

    Optional<LampBank> make() {
        groups().forEach(this::make);
        return outputs.isEmpty() ? Optional.empty() : Optional.of(new BlinkingLamps(outputs, bench.loop()));
    }

    private Map<Group, List<Integer>> groups() {
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        Map<Lamp, Group> groupOfLamp = new EnumMap<>(Lamp.class);
        for (int i = 0; i < parts.size(); i++) {
            LampPart part = parts.get(i);
            Group group =
                    switch (part.drive()) {
                        case LampPart.Drive.OnLine drive ->
                            new Group(Kind.LINES, drive.output().line().chip());
                        case LampPart.Drive.OnPwm _ -> new Group(Kind.PWM, "");
                        case LampPart.Drive.Charlieplex pair ->
                            new Group(Kind.CHARLIEPLEX, pair.anode().chip());
                    };
            Group first = groupOfLamp.putIfAbsent(part.lamp(), group);
            if (first == null || first.equals(group)) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(i);
            } else {
                bench.fault(PartName.lamp(i), "both lights of a lamp are wired in the same way, on the same chip");
            }
        }
        return groups;
    }

    private void make(Group group, List<Integer> lights) {
        try {
            outputs.add(bench.keep(output(group, lights)));
        } catch (MissingChipException e) {
            return; // the chip's own fault
        } catch (LineException | BusException e) {
            if (lights.size() == 1 || group.kind() == Kind.CHARLIEPLEX) {
                lights.forEach(i -> bench.fault(PartName.lamp(i), e.getMessage()));
            } else {
                lights.forEach(i -> make(group, List.of(i)));
            }
        }
    }

    private LampOutput output(Group group, List<Integer> lights) throws LineException, BusException {
        return switch (group.kind()) {
            case LINES -> lines(group.chip(), lights);
            case PWM -> pwm(lights);
            case CHARLIEPLEX -> charlieplex(group.chip(), lights);
        };
    }

    private LampOutput lines(String chip, List<Integer> lights) throws LineException {
        List<Light<LineLamps.Wire>> wired = new ArrayList<>();
        for (int i : lights) {
            if (parts.get(i).drive() instanceof LampPart.Drive.OnLine drive) {
                LineOutput output = drive.output();
                wired.add(light(i, new LineLamps.Wire(output.line().offset(), output.activeLow())));
            }
        }
        return new LineLamps(bench.chips().chip(chip), wired);
    }

    private LampOutput pwm(List<Integer> lights) throws LineException {
        List<Light<PwmLamps.Wire>> wired = new ArrayList<>();
        try {
            for (int i : lights) {
                if (parts.get(i).drive() instanceof LampPart.Drive.OnPwm drive) {
                    PwmRef ref = drive.pwm();
                    Pwm pwm = bench.backEnd().pwm(ref.chip(), ref.channel(), ref.hertz());
                    wired.add(light(i, new PwmLamps.Wire(pwm, drive.percent(), ref.activeLow())));
                }
            }
            return new PwmLamps(wired);
        } catch (LineException e) {
            wired.forEach(light -> light.wire().pwm().close());
            throw e;
        }
    }

    private LampOutput charlieplex(String chip, List<Integer> lights) throws LineException {
        List<Light<CharlieLamps.Wire>> wired = new ArrayList<>();
        for (int i : lights) {
            if (parts.get(i).drive() instanceof LampPart.Drive.Charlieplex pair) {
                wired.add(light(
                        i,
                        new CharlieLamps.Wire(
                                pair.anode().offset(), pair.cathode().offset())));
            }
        }
        return new CharlieLamps(bench.chips().chip(chip), wired, bench.loop());
    }

    private <W> Light<W> light(int index, W wire) {
        return new Light<>(parts.get(index).lamp(), parts.get(index).colour(), wire);
    }
}
