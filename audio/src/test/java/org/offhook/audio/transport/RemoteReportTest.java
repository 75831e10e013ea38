package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RemoteReportTest {

    private static final int OWN = 7;
    private static final long SECOND = 1_000_000_000;

    private long nanos;
    private final NtpClock clock = new NtpClock(1_800_000_000_000L, () -> nanos);
    private final RemoteReport report = new RemoteReport(OWN, clock);

    private void block(int lastSr, int delaySinceLastSr) {
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
