package org.offhook.testboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/**
 * A device as it is delivered, on the emulated board, with the office around it. It can be switched on and off like by
 * its plug; its data disk stays. One thread at a time.
 */
final class EmulatedDevice implements AutoCloseable {
    private static final long BEGIN = System.nanoTime();
    private static final int DATA_MEGABYTES = 96;

    private final Path logs;
    private final Path files;
    private final Path data;
    private final HostServices host;
    private QemuBoard board;
    private PhoneService phone;
    private CallByHand hand;

    /** Commissioned and switched off. Skips or fails the test when what it needs is not here. */
    EmulatedDevice(Path folder, Path logs) throws IOException {
        Peers.require(Peer.QEMU_BOARD, Peer.ASTERISK);
        this.logs = Files.createDirectories(logs);
        files = DeviceImage.make(folder.resolve("device"), folder.resolve("image.log"));
        said("device's files and the board's disk");
        host = new HostServices(folder.resolve("fleet"), "opus", "ulaw");
        data = folder.resolve("data.img");
        Path commissioned = folder.resolve("data");
        host.commission(commissioned.resolve("etc"));
        Files.copy(files.resolve("etc/offhook/board.yaml"), commissioned.resolve("etc/board.yaml"));
        Assembler.find().data(data, DATA_MEGABYTES, commissioned);
    }

    /** @param dataBytesPerSecond what the data disk takes; 0 for as fast as it is */
    void switchOn(long dataBytesPerSecond) {
        board = QemuBoard.with(GuestKernel.V1)
                .system(files)
                .data(data)
                .slowData(dataBytesPerSecond)
                // Its training would keep the emulated processor busy for minutes; ServiceIT tries it.
                .kernelArgument("systemd.mask=offhook-aot.service")
                .logs(logs)
                .start();
        phone = new PhoneService(board);
        hand = new CallByHand(board);
        said("switched on: " + board.times());
    }

    /** Waits until it is registered, and says how long everything took. */
    void awaitRegistered() {
        phone.awaitGood(0);
        said("registered");
        System.out.println("after switching on, on the board's clock: " + PhoneService.words(phone.times()));
    }

    /** Like pulling the plug. */
    void cutPower() {
        board.close();
    }

    static void said(String what) {
        System.out.printf(Locale.ROOT, "%.0f s: %s%n", (System.nanoTime() - BEGIN) / 1e9, what);
    }

    HostServices host() {
        return host;
    }

    QemuBoard board() {
        return board;
    }

    PhoneService phone() {
        return phone;
    }

    CallByHand hand() {
        return hand;
    }

    /** The data disk. */
    Path data() {
        return data;
    }

    @Override
    public void close() {
        if (board != null) {
            board.close();
        }
        host.close();
    }
}
