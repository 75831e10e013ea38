package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.posix.KernelHeaders;
import org.offhook.hal.posix.Libc;

/** Events written by C, as the headers of this machine lay them out, come through a named pipe. */
@Timeout(60)
class EventsFromCTest {

    @TempDir
    private Path dev;

    @Test
    void aKeyThatCWritesIsHeard() throws Exception {
        Path program = KernelHeaders.compiled("events.c", dev);
        Path folder = Files.createDirectory(dev.resolve("input"));
        Path file = folder.resolve("event0");
        KernelHeaders.run(List.of("mkfifo", file.toString()));
        FakeKernel kernel = new FakeKernel();
        FakeInput answers = new FakeInput("Handset", 1, 2, 2, 522);
        kernel.put(file, new FakeKernel.Device() {
            @Override
            public int open(FakeKernel kernel) {
                return kernel.descriptor(
                        answers, Libc.ofThisMachine().open(file.toString(), Libc.O_RDWR | Libc.O_NONBLOCK));
            }

            @Override
            public int ioctl(int fd, int request, ByteBuffer argument) {
                return -Errno.ENOTTY;
            }
        });
        InputPart part =
                new InputPart(Optional.of("Handset"), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        BlockingQueue<KeyEvent> heard = new LinkedBlockingQueue<>();
        try (EvdevInputs inputs = new EvdevInputs(List.of(part), kernel, folder, folder.resolve("hidraw"))) {
            inputs.keypad().addListener(heard::add);
            String command = "%s key 12 345678 1 522 1 12 345678 0 0 0 13 0 1 522 0 > %s".formatted(program, file);
            KernelHeaders.run(List.of("sh", "-c", command));
            KeyEvent down = heard.take();
            KeyEvent up = heard.take();
            assertEquals("STAR PRESSED 12345678000", text(down));
            assertEquals("STAR RELEASED 13000000000", text(up));
        }
    }

    private static String text(KeyEvent event) {
        return event.key() + " " + event.action() + " " + event.atNanos();
    }
}
