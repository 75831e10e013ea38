package org.offhook.phone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.user.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the phone must not forget in two files of a folder: {@code calls.json} and {@code user.json}. It
 * waits a moment before it writes, so that a row of changes is one write.
 */
public final class Keeper implements AutoCloseable {

    /** Changes within this time are written together; so much may be lost with the power. */
    public static final Duration DELAY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final SafeFile calls;
    private final SafeFile user;
    private final Duration delay;
    private final Thread thread = new Thread(this::run, "offhook-keeper");
    private final Object news = new Object();

    // ---- guarded by news ----
    private Kept wanted = Kept.NOTHING;
    private boolean closed;

    // ---- of the thread ----
    private Kept written = Kept.NOTHING;
    private boolean failing;

    public Keeper(Path folder) {
        this(folder, DELAY);
    }

    Keeper(Path folder, Duration delay) {
        this.calls = new SafeFile(folder.resolve("calls.json"));
        this.user = new SafeFile(folder.resolve("user.json"));
        this.delay = delay;
    }

    /**
     * What was kept; a file that cannot be read is set aside, and what was in it is forgotten. Blocks. Once,
     * before {@link #start}.
     */
    public Kept load() {
        CallRows.Calls log = read(calls, CallRows::read, new CallRows.Calls(Kept.NOTHING.log(), 0));
        User known = read(user, rows -> UserRow.read(rows.isEmpty() ? Map.of() : rows.getFirst()), User.NEW);
        written = new Kept(known, log.log(), log.missed());
        wanted = written;
        return written;
    }

    private interface Reading<T> {
        T of(List<Map<String, String>> rows) throws IOException;
    }

    private static <T> T read(SafeFile file, Reading<T> reading, T otherwise) {
        try {
            var text = file.read();
            return text.isPresent() ? reading.of(Rows.read(text.get())) : otherwise;
        } catch (IOException e) {
            setAside(file, e);
            return otherwise;
        }
    }

    private static void setAside(SafeFile file, IOException why) {
        try {
            Path aside = file.setAside();
            LOG.error(
                    "{} cannot be read ({}); it is now {} and the phone starts without it",
                    file.path(),
                    why.getMessage(),
                    aside.getFileName());
        } catch (IOException e) {
            LOG.error("{} cannot be read ({}); the phone starts without it", file.path(), why.getMessage());
        }
    }

    /** Begins to write. Once. */
    public void start() {
        thread.start();
    }

    /** The state to keep from now on. From any thread; never waits for the medium. */
    public void keep(PhoneState state) {
        synchronized (news) {
            wanted = Kept.of(state);
            news.notifyAll();
        }
    }

    /** Writes what is not written yet, and ends. From any thread. */
    @Override
    public void close() {
        synchronized (news) {
            closed = true;
            news.notifyAll();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            Kept now;
            synchronized (news) {
                last = awaitChange();
                now = wanted;
            }
            write(now);
        }
    }

    /** Waits for a change and then for the delay; holds {@code news}. True at the end. */
    private boolean awaitChange() {
        try {
            // What could not be written is tried again with the next change.
            Kept before = wanted;
            while (!closed && wanted.equals(before) && (failing || wanted.equals(written))) {
                news.wait();
            }
            long until = System.nanoTime() + delay.toNanos();
            for (long left = delay.toMillis(); !closed && left > 0; left = left(until)) {
                news.wait(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted; only close() ends the keeper");
        }
        return closed;
    }

    private static long left(long until) {
        return TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime() + 999_999);
    }

    private void write(Kept now) {
        try {
            if (!now.log().equals(written.log()) || now.missed() != written.missed()) {
                calls.write(Rows.write(CallRows.of(now.log(), now.missed())));
            }
            if (!now.user().equals(written.user())) {
                user.write(Rows.write(List.of(UserRow.of(now.user()))));
            }
            written = now;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("Calls and settings are not kept: {}", e.toString());
            }
            failing = true;
        }
    }
}
