package org.offhook.testboard;

import java.util.Random;

/** A list of contact changes with their times, for the test board to play. Not safe for several threads. */
public final class ContactScript {
    private final StringBuilder text = new StringBuilder();
    private long nowMicros;

    /** Lets time pass. */
    public ContactScript pause(long micros) {
        nowMicros += micros;
        return this;
    }

    /** Closes or opens the contact of a key. */
    public ContactScript key(int row, int column, boolean closed) {
        return change("key " + row + " " + column, closed);
    }

    /** Closes or opens the cradle switch. */
    public ContactScript hook(boolean closed) {
        return change("hook", closed);
    }

    private ContactScript change(String contact, boolean closed) {
        text.append(nowMicros).append(' ').append(contact).append(closed ? " closed\n" : " open\n");
        return this;
    }

    /**
     * Presses and releases a key as cheap keys do: both ends bounce for up to that long, with contact times
     * between 50 and 1000 µs.
     *
     * @param random where the bounces come from
     * @param bounceMicros longest bounce at each end
     * @param downMicros how long the contact stays closed after its bounce
     * @param upMicros how long it stays open after its bounce
     */
    public ContactScript bouncingPress(
            Random random, int row, int column, long bounceMicros, long downMicros, long upMicros) {
        bounce(random, row, column, true, bounceMicros);
        pause(downMicros);
        bounce(random, row, column, false, bounceMicros);
        return pause(upMicros);
    }

    private void bounce(Random random, int row, int column, boolean closed, long bounceMicros) {
        key(row, column, closed);
        long end = nowMicros + random.nextLong(bounceMicros + 1);
        while (true) {
            long away = 50 + random.nextLong(950);
            long back = 50 + random.nextLong(950);
            if (nowMicros + away + back > end) {
                return;
            }
            pause(away).key(row, column, !closed);
            pause(back).key(row, column, closed);
        }
    }

    /** How long the script takes. */
    public long micros() {
        return nowMicros;
    }

    /** The number of contact changes. */
    public long changes() {
        return text.chars().filter(c -> c == '\n').count();
    }

    /** In the words of the kernel module. */
    String text() {
        return text.toString();
    }
}
