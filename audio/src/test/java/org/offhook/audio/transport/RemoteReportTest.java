package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RemoteReportTest {

    private static final int OWN = 7;
    private static final long SECOND = 1_000_000_000;

    private long nanos;
    private final NtpClock clock = new NtpClock(1_800_000_000_000L, () -> nanos);
    private final RemoteReport report = new RemoteReport(OWN);

    private void block(int lastSr, int delaySinceLastSr) {
        report.came(clock.now());
        report.reportBlock(OWN, 0, 0, 0, lastSr, delaySinceLastSr);
    }

    @Test
    void roundTripIsWhatTheOtherSideDidNotKeepTheReportFor() {
        assertEquals(-1, report.roundTripMs());
        int sent = NtpClock.middle(clock.now());
        nanos += SECOND;
        block(sent, 3 * 65536 / 4);
        assertEquals(250, report.roundTripMs(), 0.1);
    }

    @Test
    void roundTripIsNothingRatherThanLessWhereTimesAreRough() {
        int sent = NtpClock.middle(clock.now());
        nanos += SECOND / 100;
        block(sent, 65536 / 50);
        assertEquals(0, report.roundTripMs());
    }

    @Test
    void otherSideIsToldHowLongItsReportWasHereSinceItCame() {
        report.came(clock.now());
        int came = NtpClock.middle(clock.now());
        nanos += SECOND / 50;
        report.senderReport(9, 0x1234_5678_9abc_def0L);
        assertEquals(new RemoteReport.SenderTime(9, 0x5678_9abc, came), report.senderTime());
    }

    @Test
    void reportsAboutWhatWeNeverSentMakeNoRoundTrip() {
        int sent = NtpClock.middle(clock.now());
        nanos += SECOND / 10;
        block(sent, 0);
        block(sent - 3600 * 65536, 0);
        block(sent + 3600 * 65536, 0);
        block(0, 0);
        assertEquals(100, report.roundTripMs(), 0.1);
    }
}
