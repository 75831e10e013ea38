package org.offhook.bench.stress;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.bench.peer.Registrar;
import org.offhook.bench.subject.Children;
import org.offhook.bench.subject.OffHook;
import org.offhook.bench.subject.PhoneSetup;

/** A {@link StressedPhone} as a process with the Java flags of the phone, as its parent sees it. For one thread. */
final class ChildPhone implements AutoCloseable {

    private static final Duration REGISTER_LIMIT = Duration.ofSeconds(30);
    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final Children children;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final Registrar.Binding binding;

    private ChildPhone(Process process, Children children, Registrar.Binding binding) {
        this.process = process;
        this.children = children;
        this.binding = binding;
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildPhone start(
            Path folder,
            PhoneSetup setup,
            StressPlan.Policy policy,
            List<String> flags,
            Registrar registrar,
            Children children)
            throws IOException, InterruptedException {
        Path config = folder.resolve("phone.yaml");
        Path log = folder.resolve("log");
        Files.writeString(config, OffHook.yaml(setup, OffHook.USUAL_PERIOD_MS, ", realTime: " + policy.realTime()));
        Path options = OffHook.find().root().resolve("phone-app/phone/jvm.options");
        List<String> words = new ArrayList<>(policy.launcher());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + options);
        words.addAll(flags);
        words.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), StressedPhone.class.getName(), config.toString()));
        Process process = new ProcessBuilder(words).redirectError(log.toFile()).start();
        children.add(process);
        registrar.clear();
        try {
            Registrar.Binding binding = registrar
                    .await(setup.users(), REGISTER_LIMIT)
                    .map(bound -> bound.get(setup.firstUser()))
                    .orElseThrow(() -> new IOException("the phone did not register; its log is " + log));
            return new ChildPhone(process, children, binding);
        } catch (IOException | InterruptedException e) {
            children.end(process, GRACE_SECONDS);
            throw e;
        }
    }

    Registrar.Binding binding() {
        return binding;
    }

    /** What the audio thread was given. */
    String realTime() throws IOException {
        return ask("state");
    }

    /** @param pressure as {@link StressedPhone} knows it, or {@code none} */
    void begin(String pressure) throws IOException {
        ask("begin " + pressure);
    }

    StressWindow end() throws IOException {
        return StressWindow.parse(ask("end"));
    }

    private String ask(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the phone has ended");
        }
        return answer;
    }

    @Override
    public void close() {
        children.end(process, GRACE_SECONDS);
    }
}
