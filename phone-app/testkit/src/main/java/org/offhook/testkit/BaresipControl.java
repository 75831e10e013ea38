package org.offhook.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client of baresip's module ctrl_tcp: JSON in netstrings ({@code 12:…,}) both ways. A reader thread
 * sorts what comes into answers and events; all methods may be called from any thread.
 */
final class BaresipControl implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final Socket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> events = new ArrayList<>();

    BaresipControl(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Thread.ofVirtual().name("baresip-control").start(() -> read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command and returns what baresip prints for it; fails when baresip refuses it. */
    synchronized String command(String name, String parameters) {
        String json = "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\",\"token\":\"t\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            answers.clear();
            socket.getOutputStream().write((bytes.length + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
            String answer = answers.poll(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || !answer.contains("\"ok\":true")) {
                throw new AssertionError("baresip refuses '" + name + " " + parameters + "': " + answer);
            }
            return field(answer, "data").orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Takes the oldest event of that type that was not yet taken, and returns its parameter. */
    String awaitEvent(String type, Duration limit) {
        return Await.forValue("baresip's event " + type + " among " + untaken(), limit, () -> take(type));
    }

    private Optional<String> take(String type) {
        synchronized (events) {
            for (Iterator<String> iterator = events.iterator(); iterator.hasNext(); ) {
                String event = iterator.next();
                if (field(event, "type").orElse("").equals(type)) {
                    iterator.remove();
                    return Optional.of(field(event, "param").orElse(""));
                }
            }
            return Optional.empty();
        }
    }

    private List<String> untaken() {
        synchronized (events) {
            return events.stream().map(event -> field(event, "type").orElse("")).toList();
        }
    }

    private void read(InputStream in) {
        try {
            while (true) {
                int length = 0;
                for (int c = in.read(); c != ':'; c = in.read()) {
                    if (c < 0) {
                        return;
                    }
                    if (Character.isDigit(c)) {
                        length = length * 10 + c - '0';
                    }
                }
                String json = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                in.skipNBytes(1);
                if (json.contains("\"response\":true")) {
                    answers.add(json);
                } else {
                    synchronized (events) {
                        events.add(json);
                    }
                }
            }
        } catch (IOException closed) {
            // Baresip or the test has ended.
        }
    }

    /** A string member of flat JSON; no JSON library for two names. */
    private static Optional<String> field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return matcher.find() ? Optional.of(matcher.group(1).replace("\\n", "\n")) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
