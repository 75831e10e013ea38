package org.offhook.audio.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneEventTest {

    private final DigitSender sender = new DigitSender();
    private final DigitReceiver receiver = new DigitReceiver();

    /** What is sent, tick by tick: {@code M} for the marker, duration and time stamp, {@code E} for the end. */
    private List<String> ticks(int count, int ptimeMs, int clockHz) {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean event = sender.next(i * ptimeMs * clockHz / 1000, ptimeMs, clockHz);
            String marker = sender.first() ? "M " : "";
            String end = sender.end() ? "E" : "";
            sent.add(event ? marker + sender.duration() + "@" + sender.timestamp() + end : "-");
        }
        return sent;
    }

    @Test
    void digitGrowsKeepsItsTimeStampAndEndsThreeTimes() {
        sender.queue('5', 0);
        assertEquals(
                List.of("M 160@0", "320@0", "480@0", "640@0", "800@0E", "800@0E", "800@0E", "-", "-", "-"),
                ticks(10, 20, 8000));
    }

    @Test
    void fortyMillisecondsLieBetweenDigits() {
        sender.queue('1', 40);
        sender.queue('2', 40);
        assertEquals(
                List.of("M 160@0", "320@0E", "320@0E", "320@0E", "-", "-", "M 160@960", "320@960E"),
                ticks(8, 20, 8000));
    }

    @ParameterizedTest(name = "ptime {0} ms, clock {1}")
    @CsvSource({"10, 8000, 10", "20, 48000, 5", "30, 8000, 4", "60, 48000, 2"})
    void durationIsInTheEventsClockWhateverThePtime(int ptimeMs, int clockHz, int packets) {
        sender.queue('9', 100);
        List<String> sent = ticks(packets + 3, ptimeMs, clockHz);
        String end = packets * ptimeMs * clockHz / 1000 + "@0E";
        assertEquals(List.of(end, end, end, "-"), sent.subList(packets - 1, packets + 3));
    }

    @Test
    void whatIsNoDigitIsRefusedAndTheQueueHasAnEnd() {
        assertFalse(sender.queue('x', 100));
        assertTrue(sender.queue('d', 100));
        for (int i = 0; i < 63; i++) {
            assertTrue(sender.queue('0', 100));
        }
        assertFalse(sender.queue('0', 100));
    }

    @Test
    void clearForgetsWhatWaits() {
        sender.queue('1', 100);
        sender.queue('2', 100);
        ticks(1, 20, 8000);
        sender.clear();
        assertEquals(List.of("-"), ticks(1, 20, 8000));
    }

    private String receive(int timestamp, int code, boolean end, int duration) {
        byte[] payload = new byte[TelephoneEvent.SIZE];
        TelephoneEvent.write(payload, 0, code, end, duration);
        char digit = receiver.packet(timestamp, payload, 0, payload.length);
        return digit == 0 ? "" : String.valueOf(digit);
    }

    @Test
    void digitIsToldOnceHoweverManyPacketsItHas() {
        String told = receive(1000, 5, false, 160)
                + receive(1000, 5, false, 320)
                + receive(1000, 5, true, 480)
                + receive(1000, 5, true, 480)
                + receive(1000, 5, false, 320);
        assertEquals("5", told);
    }

    @Test
    void lostEndOrBeginningLosesNoDigit() {
        assertEquals("5", receive(1000, 5, false, 160));
        assertEquals("5", receive(2000, 5, true, 480));
        assertEquals("#", receive(3000, 11, false, 160));
        assertEquals("", receive(2000, 5, true, 480), "an old packet that was under way for long");
    }

    @Test
    void longDigitInSegmentsIsOneDigit() {
        assertEquals("1", receive(1000, 1, false, 0xffff));
        assertEquals("", receive(1000 + 0xffff, 1, false, 160));
        assertEquals("1", receive(1000 + 0xffff + 8000, 1, false, 160));
    }

    @Test
    void timeStampsWrapAround() {
        assertEquals("1", receive(0xfffffff0, 1, true, 160));
        assertEquals("2", receive(1000, 2, true, 160));
    }

    /** The stream of another source behind the same SSRC, as some switches hand it on. */
    @Test
    void timeStampsThatStepFarBackBeginAnew() {
        assertEquals("1", receive(1_000_000, 1, true, 160));
        assertEquals("", receive(998_400, 2, true, 160));
        assertEquals("2", receive(500_000, 2, false, 160));
        assertEquals("", receive(500_000, 2, true, 320));
        assertEquals("3", receive(501_600, 3, true, 160));
    }

    @Test
    void eventsThatAreNoDigitsAndCutPayloadsAreIgnored() {
        assertEquals("", receive(1000, 16, true, 160));
        assertEquals(0, receiver.packet(2000, new byte[3], 0, 3));
    }
}
