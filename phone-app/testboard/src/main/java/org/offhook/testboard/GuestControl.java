package org.offhook.testboard;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The host's end of the board's control channel: one command after the other, each with its output and
 * exit code. The other end is the script {@code guest/agent}. Safe for use by several threads.
 */
final class GuestControl implements AutoCloseable {
    private final SocketChannel channel;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
    private long lastId;

    private sealed interface Answer {
        record Output(long id, int exitCode, byte[] bytes) implements Answer {}

        record Broken(String reason) implements Answer {}
    }

    private GuestControl(SocketChannel channel) {
        this.channel = channel;
        Thread.ofVirtual().name("guest-control").start(this::read);
    }

    static GuestControl connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new GuestControl(channel);
    }

    /** Waits for the agent's first word and returns its up-time in seconds; null when it does not come in time. */
    String awaitReady(Duration limit) throws InterruptedException {
        return ready.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a shell script on the board. */
    synchronized GuestResult run(String script, Duration limit) {
        long id = ++lastId;
        byte[] body = script.getBytes(StandardCharsets.UTF_8);
        try {
            write((id + " " + limit.toSeconds() + " " + body.length + "\n").getBytes(StandardCharsets.US_ASCII));
            write(body);
            // The board ends the script by its own clock; this is for a board that does not answer at all.
            long end = System.nanoTime() + limit.multipliedBy(4).toNanos();
            while (true) {
                Answer answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                switch (answer) {
                    case null ->
                        throw new AssertionError(
                                "the board did not finish within " + limit.toSeconds() + " s: " + brief(script));
                    case Answer.Broken broken -> {
                        answers.add(broken);
                        throw new AssertionError("the board is gone: " + broken.reason());
                    }
                    case Answer.Output output -> {
                        // What an earlier command said after its time was over belongs to nobody.
                        if (output.id() == id) {
                            return new GuestResult(output.exitCode(), output.bytes());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError("the board is gone: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void read() {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16))) {
            while (true) {
                String[] words = line(in).split(" ");
                if (words[0].equals("ready")) {
                    ready.add(words[1]);
                    continue;
                }
                byte[] bytes = new byte[Integer.parseInt(words[2])];
                in.readFully(bytes);
                answers.add(new Answer.Output(Long.parseLong(words[0]), Integer.parseInt(words[1]), bytes));
            }
        } catch (IOException | RuntimeException e) {
            answers.add(new Answer.Broken(e.toString()));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > 200) {
                throw new EOFException("end of the control channel after: " + line);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    static String brief(String script) {
        String line = script.strip().replace('\n', ' ');
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // The board ends either way.
        }
    }
}
