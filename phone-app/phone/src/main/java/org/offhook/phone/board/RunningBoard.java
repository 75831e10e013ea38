package org.offhook.phone.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.BareBoard;
import org.offhook.hal.board.Board;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.BoardSwitch;
import org.offhook.hal.board.Output;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.board.ProfileBoard;
import org.offhook.hal.board.SoundPart;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.Display;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.LampBank;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.loop.ThreadDeviceLoop;
import org.offhook.hal.machine.BackEnds;
import org.offhook.hal.machine.MachineParts;
import org.offhook.hal.sim.SimBody;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.tree.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board of a profile on this machine, with what does not work of it as sentences that name file, line and field. Any
 * thread.
 */
public final class RunningBoard implements Board {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBoard.class);

    private final Board board;
    private final Optional<BacklightPart> light;
    private final List<SoundPart> sound;
    private final Function<BoardFault, Problem> located;
    /** What no longer changes: faults of the profile and of the sound. */
    private final List<Problem> settled;

    private List<BoardFault> mixer = List.of();
    private List<String> told = List.of();
    private Consumer<List<String>> listener = _ -> {};

    /** A phone without a body, because nothing of its profile can be used. */
    private RunningBoard(List<Problem> problems) {
        board = new BareBoard();
        light = Optional.empty();
        sound = List.of();
        located = fault -> new Problem(fault.part(), 0, 0, "", fault.sentence());
        settled = problems;
        tell();
    }

    private RunningBoard(BoardFile file, Machine machine) {
        BoardProfile profile = file.profile();
        located = file::problem;
        light = profile.backlight();
        sound = profile.sound();
        settled = new ArrayList<>(file.problems());
        machine.cards().missing(profile.sound()).forEach(fault -> settled.add(file.problem(fault)));
        PartMaker parts = new WatchedParts(machine.parts());
        board = new ProfileBoard(profile, machine.backEnd(), parts, machine.loop(), this::tell);
        // Somebody who works a device of which it was said that it is missing has plugged it in meanwhile.
        if (!profile.inputs().isEmpty()) {
            board.keypad().ifPresent(keypad -> keypad.addListener(_ -> recheck()));
            board.hook().ifPresent(hook -> hook.addListener((_, _) -> recheck()));
        }
        tell();
    }

    /** What a board stands on. */
    record Machine(BackEnd backEnd, DeviceLoop loop, PartMaker parts, SoundCards cards) {}

    /** Makes the board of a profile on this machine, or in memory if the profile says so. May wait for buses. */
    public static RunningBoard open(BoardFile file) {
        DeviceLoop loop =
                new ThreadDeviceLoop("offhook-board", failure -> LOG.error("a part of the board failed", failure));
        BackEnd backEnd;
        if (file.profile().backEnd() == BoardProfile.BackEndChoice.SIM) {
            LOG.info("board {}: in memory", file.profile().name());
            backEnd = simulated(file.profile(), loop).backEnd();
        } else {
            BackEnds.Chosen chosen = new BackEnds().choose(file.profile().backEnd());
            LOG.info("board {}: {}", file.profile().name(), chosen.reason());
            backEnd = chosen.backEnd();
        }
        return on(new Machine(backEnd, loop, new MachineParts(), SoundCards.ofThisMachine()), file);
    }

    /** A phone in memory to which the profile fits; its displays take what they are sent. */
    static SimBody simulated(BoardProfile profile, DeviceLoop loop) {
        SimBody body = new SimBody(profile, loop);
        profile.displays().forEach(display -> body.backEnd().buses().plug(display.address(), new Echo()));
        return body;
    }

    static RunningBoard on(Machine machine, BoardFile file) {
        return new RunningBoard(file, machine);
    }

    /** No board at all, because there is no such profile or nothing in it can be used. */
    public static RunningBoard none(ConfigException why) {
        return new RunningBoard(why.problems());
    }

    /**
     * Tells what does not work, at once and whenever it has changed.
     *
     * @param listener called by any thread; must return at once
     */
    public void report(Consumer<List<String>> listener) {
        List<String> now;
        synchronized (this) {
            this.listener = listener;
            now = told;
        }
        listener.accept(now);
    }

    /** What does not work, a sentence each, by line of the profile. */
    public synchronized List<String> sentences() {
        return told;
    }

    /** The sound devices of the profile. */
    public List<SoundPart> sound() {
        return sound;
    }

    /** True if sound can come from a device of that name, wherever it is. */
    public static boolean usable(SoundPart part) {
        return SoundCards.whyNot(part.device()).isEmpty();
    }

    /** What the mixers have not that the profile names, in place of what was said before. Any thread. */
    public void mixerFaults(List<BoardFault> faults) {
        synchronized (this) {
            mixer = List.copyOf(faults);
        }
        tell();
    }

    private void recheck() {
        Thread.startVirtualThread(this::tell);
    }

    private void tell() {
        Consumer<List<String>> to;
        List<String> now;
        synchronized (this) {
            now = gather();
            if (now.equals(told)) {
                return;
            }
            List<String> before = told;
            told = now;
            to = listener;
            now.stream().filter(fault -> !before.contains(fault)).forEach(fault -> LOG.warn("{}", fault));
            before.stream().filter(fault -> !now.contains(fault)).forEach(fault -> LOG.info("no longer: {}", fault));
        }
        to.accept(now);
    }

    private List<String> gather() {
        List<Problem> all = new ArrayList<>(settled);
        mixer.forEach(fault -> all.add(located.apply(fault)));
        // Null while it is being made: a display may be lost so soon.
        if (board != null) {
            board.faults().forEach(fault -> all.add(located.apply(fault)));
        }
        all.sort(Problem.BY_PLACE);
        return all.stream().map(Problem::toString).distinct().toList();
    }

    @Override
    public String name() {
        return board.name();
    }

    @Override
    public Optional<Keypad> keypad() {
        return board.keypad();
    }

    @Override
    public Optional<HookSwitch> hook() {
        return board.hook();
    }

    @Override
    public Optional<Display> display() {
        return board.display();
    }

    @Override
    public Optional<LampBank> lamps() {
        return board.lamps();
    }

    @Override
    public Optional<Backlight> backlight() {
        return board.backlight();
    }

    @Override
    public Optional<BacklightPart> light() {
        return light;
    }

    @Override
    public Map<Output, BoardSwitch> outputs() {
        return board.outputs();
    }

    @Override
    public List<BoardFault> faults() {
        return board.faults();
    }

    @Override
    public void close() {
        board.close();
    }
}
