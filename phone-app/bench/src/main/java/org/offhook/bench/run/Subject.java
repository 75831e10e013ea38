package org.offhook.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.subject.Program;
import org.offhook.bench.subject.RunningPhone;

/** A program that runs, and its own instrument. For one thread. */
record Subject(Program program, DriverPeer peer, RunningPhone phone) implements AutoCloseable {

    /**
     * Starts the program and waits until it is registered.
     *
     * @param challenge whether registration needs credentials
     * @throws IOException if it does not come to that; nothing is left running
     */
    static Subject start(Workbench bench, Program program, boolean challenge, int lines, TestCodec codec)
            throws IOException, InterruptedException {
        DriverPeer peer = new DriverPeer(challenge, codec);
        try {
            return new Subject(program, peer, bench.launch(program, peer, lines, codec));
        } catch (IOException | InterruptedException | RuntimeException e) {
            peer.close();
            throw e;
        }
    }

    static void closeAll(List<Subject> subjects) {
        subjects.forEach(Subject::close);
    }

    String name() {
        return program.name();
    }

    @Override
    public void close() {
        phone.close();
        try {
            peer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
