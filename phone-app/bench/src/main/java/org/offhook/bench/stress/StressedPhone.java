package org.offhook.bench.stress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.offhook.phone.wiring.OffHook;
import org.offhook.provisioning.config.ConfigReader;

/**
 * The child process: a phone, and beside it in the same JVM what makes it hard. Does what the lines at its standard
 * input say, and answers each with one line: {@code begin NAME} puts it under that pressure ({@code none} for none) and
 * begins to count, {@code end} takes the pressure away and tells the count.
 */
public final class StressedPhone {

    private static final int ALLOCATED_MB = 500;
    /** More than the phone's own methods: a phone in a call has some 1700 compiled ones. */
    private static final int COMPILED = 2000;

    private final OffHook phone;
    private final PrintStream out;
    private final Map<String, Pressure> pressures = Map.of(
            "allocator",
            new Allocator(ALLOCATED_MB),
            "compiler",
            new CompileStorm(COMPILED),
            "classes",
            new ClassStorm());

    private Thread thread;
    private volatile boolean pressing;
    private Reading begin;

    private StressedPhone(OffHook phone, PrintStream out) {
        this.phone = phone;
        this.out = out;
    }

    /** @param arguments the phone's configuration */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        OffHook phone = OffHook.start(ConfigReader.read(Path.of(arguments[0])));
        phone.warmUp();
        new StressedPhone(phone, answers).obey();
        phone.close();
        System.exit(0);
    }

    private void obey() throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "begin" -> begin(words[1]);
                case "end" -> end();
                case "state" -> out.println(phone.audioStatistics().realTime());
                default -> throw new IOException("what is \"" + line + "\"?");
            }
            out.flush();
        }
    }

    private void begin(String name) {
        Pressure pressure = pressures.get(name);
        begin = Reading.now(phone.audioStatistics(), pressure);
        if (pressure != null) {
            pressing = true;
            thread = Thread.ofPlatform().daemon().name("pressure-" + name).start(() -> pressure.run(() -> pressing));
        }
        out.println("ok");
    }

    private void end() throws InterruptedException {
        Reading end = begin.again(phone.audioStatistics());
        pressing = false;
        if (thread != null) {
            thread.join();
            thread = null;
        }
        out.println(StressWindow.between(begin, end).text());
    }
}
