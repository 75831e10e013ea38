package org.offhook.hal.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.hal.loop.DeviceLoop;

/**
 * What is soldered to the lines of a chip: contacts, diodes, resistors, lights. It works out which line is high from
 * what drives it, what it is joined to and what pulls at it; a line that nothing holds stays as it was. Any thread;
 * watchers are told on the thread that changes something, one change after the other.
 */
public final class SimWiring {

    /** In place of a line: 0 volts. */
    public static final int GROUND = -1;
    /** In place of a line: the supply. */
    public static final int SUPPLY = -2;

    /** What a chip does with a line. */
    public enum Pin {
        FLOATING,
        PULLED_UP,
        PULLED_DOWN,
        LOW,
        HIGH
    }

    /** Is told when a line changes. */
    @FunctionalInterface
    public interface Watcher {
        void changed(int line, boolean high, long atNanos);
    }

    /** Current may flow from one node to the other while the contact is closed. */
    private record Link(int from, int to, boolean bothWays, SimContact contact) {}

    private record Light(int anode, int cathode, SimLed led) {}

    private static final int STRONG_LOW = 1;
    private static final int STRONG_HIGH = 2;
    private static final int WEAK_LOW = 4;
    private static final int WEAK_HIGH = 8;
    private static final int LOWS = STRONG_LOW | WEAK_LOW;
    private static final int HIGHS = STRONG_HIGH | WEAK_HIGH;

    private final DeviceLoop loop;
    private final int lines;
    private final Pin[] pins;
    private final int[] resistors;
    private final boolean[] high;
    private final List<Link> links = new ArrayList<>();
    private final List<Light> lights = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private Duration settle = Duration.ZERO;
    private boolean fighting;
    private int shorts;

    /**
     * @param lines of the chip
     * @param loop the clock of bounces and of lines that settle
     */
    public SimWiring(int lines, DeviceLoop loop) {
        this.lines = lines;
        this.loop = loop;
        pins = new Pin[lines];
        Arrays.fill(pins, Pin.FLOATING);
        resistors = new int[lines];
        high = new boolean[lines];
    }

    public int lines() {
        return lines;
    }

    DeviceLoop loop() {
        return loop;
    }

    /** Adds an open contact between two lines, or a line and {@link #GROUND} or {@link #SUPPLY}. */
    public synchronized SimContact contact(int one, int other) {
        return link(one, other, true);
    }

    /** Adds an open contact with a diode in series: current flows from anode to cathode only. */
    public synchronized SimContact contactWithDiode(int anode, int cathode) {
        return link(anode, cathode, false);
    }

    /** Adds a light, with its resistor. */
    public synchronized SimLed led(int anode, int cathode) {
        SimLed led = new SimLed(this);
        lights.add(new Light(node(anode), node(cathode), led));
        return led;
    }

    /** Adds a resistor to the supply. */
    public synchronized void pullUp(int line) {
        resistors[line] |= WEAK_HIGH;
        resolve();
    }

    /** Adds a resistor to ground. */
    public synchronized void pullDown(int line) {
        resistors[line] |= WEAK_LOW;
        resolve();
    }

    /** How long a line takes to follow what drives it: the capacitance of long wires. None by default. */
    public synchronized void settle(Duration duration) {
        settle = duration;
    }

    /** Whether a line is high now. */
    public synchronized boolean high(int line) {
        return high[line];
    }

    /** How many times two outputs fought, one driving high and one low. */
    public synchronized int shorts() {
        return shorts;
    }

    public synchronized void addWatcher(Watcher watcher) {
        watchers.add(watcher);
    }

    /** The chip's side: what it does with a line from now on. */
    public synchronized void set(int line, Pin pin) {
        if (settle.isZero()) {
            setAtOnce(line, pin);
        } else {
            loop.at(loop.nanos() + settle.toNanos(), () -> setAtOnce(line, pin));
        }
    }

    synchronized void setAtOnce(int line, Pin pin) {
        if (pins[line] != pin) {
            pins[line] = pin;
            resolve();
        }
    }

    synchronized void resolve() {
        int[] held = new int[lines + 2];
        held[node(GROUND)] = STRONG_LOW;
        held[node(SUPPLY)] = STRONG_HIGH;
        for (int line = 0; line < lines; line++) {
            held[line] = resistors[line] | hold(pins[line]);
        }
        boolean spreading = true;
        while (spreading) {
            spreading = false;
            for (Link link : links) {
                spreading |= link.contact().closed() && join(held, link);
            }
        }
        countFights(held);
        lights.forEach(light -> light.led()
                .set((held[light.anode()] & (STRONG_HIGH | STRONG_LOW)) == STRONG_HIGH
                        && (held[light.cathode()] & STRONG_LOW) != 0));
        for (int line = 0; line < lines; line++) {
            change(line, level(held[line], high[line]));
        }
    }

    private SimContact link(int from, int to, boolean bothWays) {
        SimContact contact = new SimContact(this);
        links.add(new Link(node(from), node(to), bothWays, contact));
        return contact;
    }

    private int node(int place) {
        return switch (place) {
            case GROUND -> lines;
            case SUPPLY -> lines + 1;
            default -> {
                if (place < 0 || place >= lines) {
                    throw new IllegalArgumentException("no line " + place);
                }
                yield place;
            }
        };
    }

    private static int hold(Pin pin) {
        return switch (pin) {
            case FLOATING -> 0;
            case PULLED_UP -> WEAK_HIGH;
            case PULLED_DOWN -> WEAK_LOW;
            case LOW -> STRONG_LOW;
            case HIGH -> STRONG_HIGH;
        };
    }

    /** What is high lifts what current flows to, what is low draws down what current comes from. */
    private static boolean join(int[] held, Link link) {
        int from = held[link.from()];
        int to = held[link.to()];
        held[link.to()] |= from & (link.bothWays() ? HIGHS | LOWS : HIGHS);
        held[link.from()] |= to & (link.bothWays() ? HIGHS | LOWS : LOWS);
        return from != held[link.from()] || to != held[link.to()];
    }

    private static boolean level(int held, boolean before) {
        if ((held & (STRONG_LOW | STRONG_HIGH)) != 0) {
            return (held & STRONG_LOW) == 0;
        }
        return switch (held) {
            case WEAK_LOW -> false;
            case WEAK_HIGH -> true;
            default -> before;
        };
    }

    private void countFights(int[] held) {
        boolean fight = Arrays.stream(held).anyMatch(h -> (h & STRONG_LOW) != 0 && (h & STRONG_HIGH) != 0);
        if (fight && !fighting) {
            shorts++;
        }
        fighting = fight;
    }

    private void change(int line, boolean now) {
        if (high[line] != now) {
            high[line] = now;
            long at = loop.nanos();
            watchers.forEach(watcher -> watcher.changed(line, now, at));
        }
    }
}
