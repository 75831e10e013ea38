package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.Display;
import org.offhook.hal.display.SameDisplays;
import org.offhook.hal.hook.ContactHook;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.LampBank;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board as its profile says. What cannot be made is left out and is a fault: the phone starts with what works. Two
 * displays show the same. A hook contact of the board goes before those of input devices.
 */
public final class ProfileBoard implements Board {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileBoard.class);

    private final String name;
    private final BackEnd backEnd;
    private final DeviceLoop loop;
    private final Optional<InputSource> inputs;
    private final Optional<Keypad> keypad;
    private final Optional<HookSwitch> hook;
    private final Optional<Display> display;
    private final Optional<LampBank> lamps;
    private final Optional<Backlight> backlight;
    private final Map<Output, BoardSwitch> outputs = new EnumMap<>(Output.class);
    private final List<BoardFault> faults;
    private final Map<String, String> troubles = new ConcurrentSkipListMap<>();
    private final Runnable changed;
    private final List<AutoCloseable> made;
    private boolean closed;

    /**
     * Takes lines and buses; may wait for them.
     *
     * @param profile whose parts fit together ({@link BoardRules})
     * @param backEnd and {@code loop} are the board's from now on: it closes them
     * @param maker of displays and input devices
     * @param changed called when a chip or a display does not answer or does again, on any thread, also before this
     *     returns; must return at once
     */
    public ProfileBoard(BoardProfile profile, BackEnd backEnd, PartMaker maker, DeviceLoop loop, Runnable changed) {
        this.changed = changed;
        this.name = profile.name();
        this.backEnd = backEnd;
        this.loop = loop;
        Workbench bench = new Workbench(profile, backEnd, loop, this::tell);
        inputs =
                profile.inputs().isEmpty() ? Optional.empty() : Optional.of(bench.keep(maker.inputs(profile.inputs())));
        keypad = new KeyMaker(profile, bench).make(inputs);
        hook = hook(profile, bench);
        display = display(profile.displays(), maker, bench);
        lamps = new LampMaker(profile.lamps(), bench).make();
        backlight = profile.backlight().flatMap(part -> backlight(part, bench));
        profile.amplifier().ifPresent(output -> output(Output.AMPLIFIER, PartName.AMPLIFIER, output, bench));
        profile.ringer().ifPresent(output -> output(Output.RINGER, PartName.RINGER, output, bench));
        faults = bench.faults();
        made = bench.made();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Keypad> keypad() {
        return keypad;
    }

    @Override
    public Optional<HookSwitch> hook() {
        return hook;
    }

    @Override
    public Optional<Display> display() {
        return display;
    }

    @Override
    public Optional<LampBank> lamps() {
        return lamps;
    }

    @Override
    public Optional<Backlight> backlight() {
        return backlight;
    }

    @Override
    public Map<Output, BoardSwitch> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    @Override
    public List<BoardFault> faults() {
        List<BoardFault> all = new ArrayList<>(faults);
        troubles.forEach((part, sentence) -> all.add(new BoardFault(part, sentence)));
        inputs.ifPresent(source -> all.addAll(source.faults()));
        return List.copyOf(all);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            loop.close();
            made.forEach(ProfileBoard::close);
            backEnd.close();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("A part of the board does not close", e);
        }
    }

    private Optional<HookSwitch> hook(BoardProfile profile, Workbench bench) {
        if (profile.hook().isPresent()) {
            HookPart part = profile.hook().get();
            ContactHook.Times times = new ContactHook.Times(part.debounce(), part.flash(), part.hangUp());
            LineInput contact = part.contact();
            return bench.part(
                    PartName.HOOK,
                    () -> new ContactHook(bench.chip(contact.line()), Workbench.wire(contact), times, loop));
        }
        return inputs.flatMap(InputSource::hook).flatMap(chip -> bench.part(PartName.HOOK, () -> inputHook(chip)));
    }

    private HookSwitch inputHook(LineChip chip) throws LineException {
        return new ContactHook(chip, new Contacts.Wire(0, LineUse.Bias.AS_IS, false), ContactHook.Times.USUAL, loop);
    }

    private Optional<Display> display(List<DisplayPart> parts, PartMaker maker, Workbench bench) {
        List<Display> same = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            DisplayPart part = parts.get(i);
            String field = PartName.display(i);
            Optional<Display> made = bench.part(
                    field, () -> maker.display(part, backEnd, bench.chips(), trouble -> tell(field, trouble)));
            if (made.isPresent()) {
                CharacterGeometry geometry = made.get().geometry();
                if (same.isEmpty() || same.getFirst().geometry().equals(geometry)) {
                    same.add(made.get());
                } else {
                    bench.fault(field, otherGeometry(geometry, same.getFirst().geometry()));
                }
            }
        }
        return switch (same.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(same.getFirst());
            default -> Optional.of(new SameDisplays(same));
        };
    }

    private static String otherGeometry(CharacterGeometry its, CharacterGeometry first) {
        return "two displays show the same, but this one has %d rows of %d characters and the other %d of %d"
                .formatted(its.rows(), its.columns(), first.rows(), first.columns());
    }

    private void tell(String part, Optional<String> trouble) {
        if (trouble.isPresent()) {
            troubles.put(part, trouble.get());
        } else {
            troubles.remove(part);
        }
        changed.run();
    }

    private Optional<Backlight> backlight(BacklightPart part, Workbench bench) {
        return switch (part.drive()) {
            case BacklightPart.Drive.ByDisplay _ ->
                display.filter(Backlight.class::isInstance).map(Backlight.class::cast);
            case BacklightPart.Drive.OnLine drive ->
                bench.part(PartName.BACKLIGHT, () -> line(drive.output(), "offhook backlight", bench));
            case BacklightPart.Drive.OnPwm drive ->
                bench.part(PartName.BACKLIGHT, () -> {
                    PwmRef pwm = drive.pwm();
                    return new PwmBacklight(backEnd.pwm(pwm.chip(), pwm.channel(), pwm.hertz()), pwm.activeLow(), loop);
                });
        };
    }

    private void output(Output output, String part, LineOutput wired, Workbench bench) {
        bench.part(part, () -> line(wired, "offhook " + part, bench)).ifPresent(made -> outputs.put(output, made));
    }

    private LineSwitch line(LineOutput output, String consumer, Workbench bench) throws LineException {
        return new LineSwitch(bench.chip(output.line()), output, consumer, loop);
    }
}
