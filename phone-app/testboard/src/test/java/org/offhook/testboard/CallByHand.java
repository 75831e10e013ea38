package org.offhook.testboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.offhook.testkit.Score;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** A person at the emulated phone: lifts, dials, speaks, listens and reads the display. */
final class CallByHand {
    private static final Pattern TIMER = Pattern.compile(".*\\b\\d:\\d\\d\\b.*");
    private static final String DIGITS = "123456789*0#";
    private static final int RATE_HZ = 16_000;
    private static final Wav SENTENCE = Speech.synthetic(7, Duration.ofSeconds(6), RATE_HZ);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final QemuBoard board;
    private final PhoneWiring wiring;
    private final PhoneDisplay display;

    CallByHand(QemuBoard board) {
        this.board = board;
        wiring = new PhoneWiring(board);
        display = new PhoneDisplay(board);
    }

    /** Lifts the handset, dials a number, and waits until the display counts the time of the call. */
    void dial(String number) {
        wiring.lift(300, 700);
        display.await("the dial screen", PATIENCE, line -> line.startsWith("Dial:"));
        for (char digit : number.toCharArray()) {
            int key = DIGITS.indexOf(digit);
            wiring.press(key / 3, key % 3);
            board.output("sleep 0.1");
            wiring.release(key / 3, key % 3);
            board.output("sleep 0.05");
        }
        display.await("the call's timer", PATIENCE, line -> TIMER.matcher(line).matches());
    }

    /** Speaks for six seconds into the sound card's other end, and returns how much of it came back. */
    Score speak(Path recording) {
        Path said = SENTENCE.write(recording.resolveSibling("said.wav"));
        try {
            board.write("/tmp/said.wav", Files.readAllBytes(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        board.output(
                """
                arecord -q -D hw:Loopback,1,0 -t wav -f S16_LE -r 16000 -c 1 -d 9 /tmp/heard.wav &
                sleep 0.5
                aplay -q -D hw:Loopback,1,0 /tmp/said.wav
                wait
                """,
                Duration.ofMinutes(2));
        board.copyOut("/tmp/heard.wav", recording);
        return Score.of(SENTENCE, Wav.read(recording));
    }

    void hangUp() {
        wiring.hangUp(300, 700);
        display.await("the idle screen", PATIENCE, line -> line.contains("Menu"));
    }

    PhoneDisplay display() {
        return display;
    }
}
