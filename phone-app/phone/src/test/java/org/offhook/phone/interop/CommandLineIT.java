package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.ChildProcess;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** The program as it is started from a terminal: what it prints and how it ends. */
class CommandLineIT {

    private static final Wav SPEECH = Speech.say("This call was placed from a terminal.", 16000);
    private static final int ANSWERED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    private Program offhook;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder().user(AsteriskUser.named("101")).start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @BeforeEach
    void program() {
        offhook = new Program(folder);
    }

    @Test
    void aCallSpeaksAFileRecordsAnotherAndSaysHowItGoes() throws Exception {
        Path spoken = SPEECH.write(folder.resolve("in.wav"));
        Path heard = folder.resolve("out.wav");
        long seconds = SPEECH.length().toSeconds() + 2;
        ChildProcess.Finished call = offhook.run(
                "call",
                "--config",
                offhook.config(pbx, "101", "secret-101"),
                "600",
                "--wav-in",
                spoken,
                "--wav-out",
                heard,
                "--seconds",
                seconds);
        assertEquals(ANSWERED, call.exitCode(), call.output());
        assertPrints(
                "(?s)s  registered\\n.*s  calling 600\\n.*s  connected, PCMA\\n.*s  ended: hung up, \\d+ s\\n", call);
        assertFalse(call.output().contains("secret-101"), call.output());
        Hearing.assertSpeech("the terminal", SPEECH, Wav.read(heard));
    }

    @Test
    void aFileThatCannotBeSpokenIsSaidBeforeTheCall() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.wav"), "no sound");
        ChildProcess.Finished call =
                offhook.run("call", "--config", offhook.config(pbx, "101", "secret-101"), "600", "--wav-in", text);
        assertEquals(FAILED, call.exitCode(), call.output());
        assertPrints("(?m)^offhook: .*notes\\.wav.*$", call);
        assertFalse(call.output().contains("calling"), call.output());
    }

    @ParameterizedTest
    @CsvSource({"612, ended: busy \\(486\\)", "999, ended: no such number \\(404\\)"})
    void aCallThatIsNotAnsweredEndsWithItsReason(String number, String words) throws Exception {
        ChildProcess.Finished call = offhook.run("call", "--config", offhook.config(pbx, "101", "secret-101"), number);
        assertEquals(FAILED, call.exitCode(), call.output());
        assertPrints("s  " + words, call);
    }

    @Test
    void aWrongPasswordIsOneSentence() throws Exception {
        ChildProcess.Finished call = offhook.run("call", "--config", offhook.config(pbx, "101", "swordfish"), "600");
        assertEquals(FAILED, call.exitCode(), call.output());
        assertPrints("(?m)^offhook: not calling: The server refuses user name or password\\.?$", call);
        assertFalse(call.output().contains("swordfish"), call.output());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1\\naccounts:\\n  - user: [101\\n | phone.yaml:\\d+: .+",
                "version: 1\\nphone:\\n  colour: red\\n | phone.yaml:3: phone.colour: .+",
                "version: 1\\naccounts:\\n  - user: 101\\n    server: 127.0.0.1\\n | phone.yaml:3: accounts\\[0\\]: .*password.*",
                "version: 1\\nsip:\\n  port: many\\n | phone.yaml:3: sip.port: .+"
            })
    void aWrongConfigurationIsNamedWithFileAndLine(String yaml, String sentence) throws Exception {
        Path config = offhook.file(yaml.replace("\\n", "\n"));
        ChildProcess.Finished run = offhook.run("run", "--config", config);
        assertEquals(WRONG_USE, run.exitCode(), run.output());
        assertPrints("(?m)^(.*/)?" + sentence + "$", run);
        assertFalse(run.output().contains("Exception"), run.output());
    }

    @Test
    void aPortThatIsTakenEndsTheProgramWithOneSentence() throws Exception {
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Path config = offhook.config(pbx, "101", "secret-101");
            Files.writeString(config, Files.readString(config).replace("port: 0", "port: " + other.getLocalPort()));
            ChildProcess.Finished run = offhook.run("run", "--config", config);
            assertEquals(FAILED, run.exitCode(), run.output());
            assertPrints("(?m)^offhook: .*" + other.getLocalPort() + ".*$", run);
            assertFalse(run.output().contains("Exception"), run.output());
        }
    }

    @Test
    void versionSaysWhatItIsAndWhatItRunsOn() throws Exception {
        ChildProcess.Finished version = offhook.run("version");
        assertEquals(0, version.exitCode(), version.output());
        assertPrints("(?s)^OffHook .+\\nJava 25.*opus/48000.*PCMA/8000.*PCMU/8000", version);
    }

    @Test
    void aTerminatedProgramHangsUpAndUnregistersBeforeItEnds() throws Exception {
        try (ChildProcess call = offhook.start("call", "--config", offhook.config(pbx, "101", "secret-101"), "600")) {
            call.awaitLine(Pattern.compile("connected"), TestPhone.LIMIT);
            assertEquals(1, pbx.channels());
            assertTrue(pbx.isRegistered("101"));
            String commandLine = Files.readString(Path.of("/proc", String.valueOf(call.pid()), "cmdline"));
            assertTrue(commandLine.contains("phone.yaml"), commandLine);
            assertFalse(commandLine.contains("secret-101"), commandLine);
            call.terminate();
            call.awaitExit(Duration.ofSeconds(2));
            assertFalse(pbx.isRegistered("101"));
            Await.until("the end of the channel", Duration.ofSeconds(1), () -> pbx.channels() == 0);
            assertFalse(call.output().contains("secret-101"), call.output());
            assertFalse(call.output().contains("Exception"), call.output());
        }
    }

    private static void assertPrints(String pattern, ChildProcess.Finished run) {
        assertTrue(Pattern.compile(pattern).matcher(run.output()).find(), run.output());
    }
}
