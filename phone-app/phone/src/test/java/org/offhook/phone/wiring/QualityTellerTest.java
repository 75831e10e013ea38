package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.engine.StreamReport;
import org.offhook.audio.quality.CallQuality;
import org.offhook.audio.quality.Quality;
import org.offhook.audio.rtp.VoipMetrics;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.SoundQuality;

class QualityTellerTest {

    private final List<PhoneEvent> posted = new ArrayList<>();
    private final QualityTeller teller = new QualityTeller(posted::add);

    private static StreamReport report(double mos, double playoutMs) {
        return report(mos, playoutMs, Optional.empty());
    }

    private static StreamReport report(double mos, double playoutMs, Optional<VoipMetrics> remote) {
        Quality now = new Quality(90, 4.4, mos, 0.02, 0);
        Quality call = new Quality(88.6, 4.4, 4.31, 0.0123, 0.0049);
        CallQuality quality = new CallQuality(now, call, 3.96, 80);
        return new StreamReport(
                "PCMA",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                6.6,
                playoutMs,
                0,
                0,
                OptionalDouble.of(43),
                Optional.of(quality),
                remote);
    }

    private static Optional<VoipMetrics> metrics(int mosCq) {
        return Optional.of(
                new VoipMetrics(1, 0, 0, 0, 0, 0, 0, 0, 0, 127, 127, 127, 16, 90, 127, 44, mosCq, 0, 20, 60, 120));
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "10, 10", "50, 50", "127,", "0,", "51,"})
    void scoreThatTheOtherSideReportsIsToldIfItIsOne(int said, Integer told) {
        teller.measured("in-1", report(4.18, 38, metrics(said)));
        PhoneEvent.QualityMeasured measured = (PhoneEvent.QualityMeasured) posted.getFirst();
        assertEquals(
                told == null ? OptionalInt.empty() : OptionalInt.of(told),
                measured.quality().remoteMosTenths());
    }

    @Test
    void figuresAreRounded() {
        teller.measured("in-1", report(4.18, 38));
        assertEquals(
                List.of(new PhoneEvent.QualityMeasured(
                        new CallId("in-1"),
                        new SoundQuality(42, 43, 40, 90, 89, 12, 5, 7, 40, OptionalInt.of(45), OptionalInt.empty()))),
                posted);
    }

    @Test
    void nothingIsToldTwice() {
        teller.measured("in-1", report(4.18, 38));
        teller.measured("in-1", report(4.19, 41));
        assertEquals(1, posted.size());
        teller.measured("in-2", report(4.19, 41));
        teller.measured("in-1", report(4.31, 41));
        assertEquals(3, posted.size());
    }
}
