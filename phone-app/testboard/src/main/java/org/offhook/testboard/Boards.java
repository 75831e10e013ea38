package org.offhook.testboard;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/** One board for each kernel, booted side by side. {@link #close} switches all of them off. */
public final class Boards implements AutoCloseable {
    private final Map<GuestKernel, QemuBoard> boards = new EnumMap<>(GuestKernel.class);

    private Boards() {}

    /** Boots them and prints how long that took. Skips or fails the test when the peer is not here. */
    public static Boards boot(Function<GuestKernel, QemuBoard.Builder> how) {
        Peers.require(Peer.QEMU_BOARD);
        Map<GuestKernel, CompletableFuture<QemuBoard>> starts = new EnumMap<>(GuestKernel.class);
        for (GuestKernel kernel : GuestKernel.values()) {
            QemuBoard.Builder builder = how.apply(kernel);
            starts.put(kernel, CompletableFuture.supplyAsync(builder::start, Thread::startVirtualThread));
        }
        Boards all = new Boards();
        Throwable failure = null;
        for (Map.Entry<GuestKernel, CompletableFuture<QemuBoard>> start : starts.entrySet()) {
            try {
                QemuBoard board = start.getValue().join();
                all.boards.put(start.getKey(), board);
                System.out.println("board " + start.getKey() + ": " + board.times());
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            all.close();
            throw new AssertionError("a board did not start", failure);
        }
        return all;
    }

    public QemuBoard of(GuestKernel kernel) {
        return boards.get(kernel);
    }

    @Override
    public void close() {
        boards.values().forEach(QemuBoard::close);
    }
}
