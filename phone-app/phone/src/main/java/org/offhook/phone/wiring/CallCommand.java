package org.offhook.phone.wiring;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.offhook.audio.engine.StreamReport;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.pcm.WavPcmDevice;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook call}: one call from the terminal. */
@Command(
        name = "call",
        description = "Registers, places one call, and shows how it goes; Ctrl-C hangs up.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the call was answered",
            "1:it was not, or the phone could not start",
            "2:wrong arguments or a wrong configuration"
        })
final class CallCommand implements Callable<Integer> {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The phone's configuration (YAML).")
    private Path config;

    @Parameters(paramLabel = "TARGET", description = "A number, user@host or sip: address.")
    private String target;

    @Option(
            names = "--line",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which account to call from, from 1 (default: ${DEFAULT-VALUE}).")
    private int line;

    @Option(names = "--wav-in", paramLabel = "FILE", description = "Speaks this WAV file instead of the microphone.")
    private Path wavIn;

    @Option(names = "--wav-out", paramLabel = "FILE", description = "Records what is heard to this WAV file.")
    private Path wavOut;

    @Option(names = "--digits", paramLabel = "DIGITS", description = "Presses these keys once the call is up.")
    private String digits;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Hangs up after so long (default: when the other side does).")
    private Integer seconds;

    /** The sound device when it is files, else null; their speech begins when the call is up. */
    private WavPcmDevice files;

    @Override
    public Integer call() throws Exception {
        PhoneConfig settings = ConfigReader.read(config);
        checkArguments(settings);
        Logging.start(settings.log().level());
        try (OffHook phone = start(settings)) {
            phone.warmUp();
            CallWatch watch = new CallWatch(new LineId(line), System.out);
            phone.addListener(watch::changed);
            watch.changed(phone.state());
            Thread stop = new Thread(phone::close, "offhook-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            if (!watch.awaitReady(Duration.ofSeconds(40))) {
                System.err.println("offhook: not calling: " + watch.registrationProblem());
                return ExitCode.SOFTWARE;
            }
            phone.post(new PhoneEvent.DialRequested(new LineId(line), target));
            return talk(phone, watch);
        }
    }

    private void checkArguments(PhoneConfig settings) throws StartException {
        if (line < 1 || line > settings.accounts().size()) {
            throw new StartException(
                    "there is no line " + line + "; " + config + " has "
                            + (settings.accounts().size() == 1
                                    ? "one account."
                                    : settings.accounts().size() + " accounts."),
                    null);
        }
        if (digits != null && !digits.matches("[0-9*#]*")) {
            throw new StartException("--digits takes 0-9, * and #, not \"" + digits + "\".", null);
        }
        if (seconds != null && seconds < 1) {
            throw new StartException("--seconds takes a whole number from 1, not " + seconds + ".", null);
        }
    }

    private OffHook start(PhoneConfig settings) throws StartException {
        if (wavIn == null && wavOut == null) {
            return OffHook.start(settings);
        }
        PcmSpec.Wav spec = new PcmSpec.Wav(Optional.ofNullable(wavIn), Optional.ofNullable(wavOut), false);
        PhoneConfig.Audio audio = settings.audio();
        files = PcmDevices.wav(spec, PcmFormat.of(audio.rateHz(), audio.periodMs()));
        files.holdMicrophone();
        try {
            // A call without the sound that was asked for is of no use, so it is tried before.
            files.open();
            files.close();
        } catch (PcmException e) {
            throw new StartException(e.getMessage(), e);
        }
        return OffHook.start(settings, Equipment.bare().withSound(files));
    }

    private int talk(OffHook phone, CallWatch watch) throws InterruptedException {
        if (!watch.awaitAnswered()) {
            watch.awaitEnd();
            return ExitCode.SOFTWARE;
        }
        long end = seconds == null ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        if (files != null) {
            files.releaseMicrophone();
        }
        if (digits != null) {
            press(phone, watch);
        }
        StreamSummary summary = new StreamSummary();
        while (!watch.awaitEnd(Duration.ofMillis(200))) {
            watch.call().flatMap(phone::report).ifPresent(summary::latest);
            if (System.nanoTime() >= end) {
                watch.call().ifPresent(call -> phone.post(new PhoneEvent.HangUpRequested(call)));
                end = Long.MAX_VALUE;
            }
        }
        summary.print(System.out);
        return ExitCode.OK;
    }

    private void press(OffHook phone, CallWatch watch) throws InterruptedException {
        for (char digit : digits.toCharArray()) {
            if (watch.awaitEnd(Duration.ofMillis(300))) {
                return;
            }
            phone.post(new PhoneEvent.KeyPressed(Key.ofDialCharacter(digit)));
            phone.post(new PhoneEvent.KeyReleased(Key.ofDialCharacter(digit)));
        }
    }

    /** The last report of a stream that is about to be gone. */
    private static final class StreamSummary {
        private StreamReport last;

        void latest(StreamReport report) {
            last = report;
        }

        void print(PrintStream out) {
            if (last != null) {
                out.printf(
                        "          sent %d packets, received %d, lost %d, concealed %d; jitter %.1f ms, delay %.0f ms%n",
                        last.packetsSent(),
                        last.packetsReceived(),
                        last.lost(),
                        last.concealed(),
                        last.jitterMs(),
                        last.playoutDelayMs());
                last.quality()
                        .ifPresent(quality -> out.printf(
                                "          quality: MOS %.1f (worst %.1f), R %.0f, never came %.1f %%, came too late %.1f %%%n",
                                quality.call().mosCq(),
                                quality.worstMos(),
                                quality.call().r(),
                                100 * quality.call().lossRate(),
                                100 * quality.call().discardRate()));
            }
        }
    }
}
