package org.offhook.hal.evdev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.InputSource;
import org.offhook.hal.board.PartName;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyReports;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.posix.DeviceFile;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input devices that a board names, whenever they are plugged in. What fits belongs to the phone alone: it is
 * grabbed, so that no console hears the digits. A device that goes away lets its keys go and puts its handset down; a key
 * that was held when its device came counts from its next press.
 *
 * <p>Threads: one, {@code offhook-inputs}, waits for all devices and for new ones, without a time-out; keys and hook are
 * told on it. Methods from any thread.
 */
public final class EvdevInputs implements InputSource {

    private static final Logger LOG = LoggerFactory.getLogger(EvdevInputs.class);
    private static final String PREFIX = "event";
    private static final String HIDRAW = "hidraw";
    private static final int FLAGS = Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;

    /** A part of the board whose codes are known. */
    private record Wanted(int index, InputPart part, KeyMap map) {}

    /** A contact that holds a key down; a key may have several. */
    private record Holder(String device, int code) {}

    private final Libc libc;
    private final Path folder;
    private final Path hidraws;
    private final HidCodes hidCodes;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<BoardFault> faults = new ArrayList<>();
    private final KeyReports keypad;
    private final HookLine hook = new HookLine();
    private final Poller poller;
    private final FolderWatch watch;
    private final FolderWatch hidrawWatch;
    private final Map<String, InputDevice> devices = new HashMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private final Map<Key, Set<Holder>> holders = new EnumMap<>(Key.class);
    private boolean closed;

    /** Begins to watch; devices that are there are taken before this returns. */
    public EvdevInputs(List<InputPart> parts) {
        this(parts, Libc.ofThisMachine(), Path.of("/dev/input"), Path.of("/sys/class/hidraw"));
    }

    /** @param hidraws where the kernel tells more of the HID devices that are beside {@code folder} */
    EvdevInputs(List<InputPart> parts, Libc libc, Path folder, Path hidraws) {
        this.libc = libc;
        this.folder = folder;
        this.hidraws = hidraws;
        KeyCodes codes = new KeyCodes();
        this.hidCodes = new HidCodes(codes);
        read(parts, codes);
        Set<Key> keys = EnumSet.noneOf(Key.class);
        wanted.forEach(one -> keys.addAll(one.map().keys().values()));
        this.keypad = new KeyReports(keys);
        this.poller = new Poller("offhook-inputs", libc);
        FolderWatch.Listener news = new FolderWatch.Listener() {
            @Override
            public void file(String name) {
                appeared(name);
            }

            @Override
            public void anything() {
                scan();
            }
        };
        this.watch = new FolderWatch(libc, folder, news);
        this.hidrawWatch = new FolderWatch(libc, folder.getParent(), news);
        if (!wanted.isEmpty()) {
            scan();
            begin();
        }
    }

    /** Every key that the named devices may have, plugged in or not. */
    @Override
    public Keypad keypad() {
        return keypad;
    }

    /**
     * A chip with one line, number 0, high while the handset is lifted; empty if no part names a hook switch. While no
     * such device is plugged in, the handset lies in the cradle.
     */
    @Override
    public Optional<LineChip> hook() {
        return wanted.stream().anyMatch(one -> one.map().hook().isPresent()) ? Optional.of(hook) : Optional.empty();
    }

    /** What is wrong now: codes that do not exist, parts for which no device is plugged in, with what is there instead. */
    @Override
    public synchronized List<BoardFault> faults() {
        List<BoardFault> now = new ArrayList<>(faults);
        for (Wanted one : wanted) {
            if (devices.values().stream().noneMatch(device -> device.part() == one.index())) {
                now.add(new BoardFault(PartName.input(one.index()), "no input device fits: " + present()));
            }
        }
        return List.copyOf(now);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        poller.close();
        synchronized (this) {
            watch.close();
            hidrawWatch.close();
            devices.values().forEach(device -> libc.close(device.fd()));
            devices.clear();
        }
    }

    private void read(List<InputPart> parts, KeyCodes codes) {
        for (int i = 0; i < parts.size(); i++) {
            String name = PartName.input(i) + ".";
            KeyMap map = KeyMap.of(
                    parts.get(i), codes, (field, sentence) -> faults.add(new BoardFault(name + field, sentence)));
            wanted.add(new Wanted(i, parts.get(i), map));
        }
    }

    private void begin() {
        try {
            for (FolderWatch one : List.of(watch, hidrawWatch)) {
                if (one.fd() < 0) {
                    throw new IOException("inotify: " + Errno.text(-one.fd()));
                }
                poller.add(one.fd(), one::read);
            }
        } catch (IOException e) {
            LOG.warn("Input devices that are plugged in later are not seen: {}", e.getMessage());
        }
    }

    private String present() {
        others.keySet().removeIf(name -> !Files.exists(file(name)));
        if (devices.isEmpty() && others.isEmpty()) {
            return "this machine has none";
        }
        List<String> all = new ArrayList<>(others.values());
        devices.keySet().forEach(name -> all.add(name + ", which is another part of this board"));
        return "this machine has " + String.join(", ", all);
    }

    private void scan() {
        DeviceFile.numbered(folder, PREFIX).forEach(this::appeared);
        DeviceFile.numbered(folder.getParent(), HIDRAW).forEach(this::appeared);
    }

    private Path file(String name) {
        return (name.startsWith(HIDRAW) ? folder.getParent() : folder).resolve(name);
    }

    private synchronized void appeared(String name) {
        boolean hid = name.startsWith(HIDRAW);
        if (closed || !(hid || name.startsWith(PREFIX)) || devices.containsKey(name)) {
            return;
        }
        int fd = libc.open(file(name).toString(), FLAGS);
        if (fd < 0 && hid && kernelTells(name)) {
            LOG.info("The hook switch of {}, if it has one, is not seen: {}", name, DeviceFile.whyNot(file(name), -fd));
        } else if (fd < 0) {
            others.put(name, name + " (" + DeviceFile.whyNot(file(name), -fd) + ")");
        } else if (hid) {
            telephone(name, fd);
        } else {
            input(name, fd);
        }
    }

    private void input(String name, int fd) {
        DeviceIdentity identity = DeviceIdentity.ask(libc, fd).orElse(null);
        Optional<Wanted> fitting = Optional.ofNullable(identity).flatMap(this::fitting);
        if (fitting.isEmpty()) {
            libc.close(fd);
            others.put(name, identity == null ? name : identity.toString());
            return;
        }
        libc.ioctl(fd, EvdevUapi.SET_CLOCK, Libc.buffer(Integer.BYTES).putInt(0, EvdevUapi.CLOCK_MONOTONIC));
        if (libc.ioctl(fd, EvdevUapi.GRAB, 1) < 0) {
            LOG.warn("{} {} is held by another program, which may keep its keys to itself", name, identity);
        }
        Wanted one = fitting.get();
        take(name, new EvdevDevice(libc, fd, one.index(), listener(name, one), System::nanoTime), identity, one);
    }

    /** Of a HID device that is no telephone, the kernel tells all there is by its input devices. */
    private void telephone(String name, int fd) {
        boolean keysToo = !kernelTells(name);
        HidrawDevice.Look look = HidrawDevice.ask(libc, fd, keysToo, hidCodes).orElse(null);
        Optional<Wanted> fitting = Optional.ofNullable(look).flatMap(known -> fitting(known.identity()));
        if (fitting.isEmpty()) {
            libc.close(fd);
            others.remove(name);
            if (look != null && keysToo) {
                others.put(name, look.identity().toString());
            }
            return;
        }
        Wanted one = fitting.get();
        take(
                name,
                new HidrawDevice(libc, fd, one.index(), look, hidCodes, listener(name, one), System::nanoTime),
                look.identity(),
                one);
    }

    /** Whether there is an input device of a HID device too. */
    private boolean kernelTells(String name) {
        return Files.exists(hidraws.resolve(name).resolve("device/input"));
    }

    private Optional<Wanted> fitting(DeviceIdentity identity) {
        return wanted.stream()
                .filter(one -> identity.fits(one.part(), one.map()))
                .findFirst();
    }

    private InputDevice.Listener listener(String name, Wanted one) {
        return (code, down, at) -> changed(name, one.map(), code, down, at);
    }

    private void take(String name, InputDevice device, DeviceIdentity identity, Wanted one) {
        try {
            poller.add(device.fd(), returned -> ready(name, device, returned));
        } catch (IOException e) {
            libc.close(device.fd());
            LOG.warn("{} {} cannot be waited for: {}", name, identity, e.getMessage());
            return;
        }
        devices.put(name, device);
        others.remove(name);
        LOG.info("Input device {} {}", name, identity);
        one.map().hook().ifPresent(_ -> hook.lifted(isLifted(), System.nanoTime()));
    }

    private boolean ready(String name, InputDevice device, int returned) {
        if (device.read(returned)) {
            return true;
        }
        LOG.info("Input device {} is gone", name);
        device.gone();
        synchronized (this) {
            devices.remove(name);
            poller.remove(device.fd());
            libc.close(device.fd());
        }
        // Another may have come under its name meanwhile; but one that is lost at once would be lost again and again.
        if (device.hasSpoken()) {
            appeared(name);
        }
        return false;
    }

    private synchronized void changed(String name, KeyMap map, int code, boolean down, long atNanos) {
        if (map.hook().isPresent() && map.hook().getAsInt() == code) {
            hook.lifted(isLifted(), atNanos);
            return;
        }
        Key key = map.keys().get(code);
        if (key == null) {
            return;
        }
        Set<Holder> holding = holders.computeIfAbsent(key, _ -> new HashSet<>());
        if (down) {
            holding.add(new Holder(name, code));
            keypad.down(key, atNanos);
        } else if (holding.remove(new Holder(name, code)) && holding.isEmpty()) {
            keypad.up(key, atNanos);
        }
    }

    private boolean isLifted() {
        return devices.values().stream().anyMatch(device -> {
            KeyMap map = map(device.part());
            return map.hook().isPresent() && device.isDown(map.hook().getAsInt());
        });
    }

    private KeyMap map(int part) {
        return wanted.stream()
                .filter(one -> one.index() == part)
                .findFirst()
                .orElseThrow()
                .map();
    }
}
