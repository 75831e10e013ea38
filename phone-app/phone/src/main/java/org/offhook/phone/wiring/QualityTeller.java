package org.offhook.phone.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.offhook.audio.engine.StreamReport;
import org.offhook.audio.quality.CallQuality;
import org.offhook.audio.rtp.VoipMetrics;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.SoundQuality;

/**
 * Tells the phone how its calls sound, in round figures and only when they have changed.
 *
 * <p>Threads: the engine's media thread.
 */
final class QualityTeller {

    /** Calls that are long gone are forgotten with the rest when there are more than this. */
    private static final int MOST = 32;

    private static final int STEP_MS = 5;
    /** In tenths (RFC 3611 §4.7.5). */
    private static final int LEAST_MOS = 10;

    private static final int MOST_MOS = 50;

    private final Consumer<PhoneEvent> phone;
    private final Map<String, SoundQuality> told = new HashMap<>();

    QualityTeller(Consumer<PhoneEvent> phone) {
        this.phone = phone;
    }

    void measured(String session, StreamReport report) {
        report.quality().map(quality -> round(report, quality)).ifPresent(quality -> {
            if (told.size() > MOST) {
                told.clear();
            }
            if (!quality.equals(told.put(session, quality))) {
                phone.accept(new PhoneEvent.QualityMeasured(new CallId(session), quality));
            }
        });
    }

    private static SoundQuality round(StreamReport report, CallQuality quality) {
        return new SoundQuality(
                tenths(quality.now().mosCq()),
                tenths(quality.call().mosCq()),
                tenths(quality.worstMos()),
                (int) Math.round(quality.now().r()),
                (int) Math.round(quality.call().r()),
                (int) Math.round(1000 * quality.call().lossRate()),
                (int) Math.round(1000 * quality.call().discardRate()),
                (int) Math.round(report.jitterMs()),
                steps(report.playoutDelayMs()),
                report.roundTripMs().isPresent()
                        ? OptionalInt.of(steps(report.roundTripMs().getAsDouble()))
                        : OptionalInt.empty(),
                report.remoteMetrics().map(QualityTeller::remote).orElse(OptionalInt.empty()));
    }

    /** 127 is "not known"; what is no score is nothing else. */
    private static OptionalInt remote(VoipMetrics said) {
        return said.mosCq() >= LEAST_MOS && said.mosCq() <= MOST_MOS
                ? OptionalInt.of(said.mosCq())
                : OptionalInt.empty();
    }

    private static int tenths(double mos) {
        return (int) Math.round(10 * mos);
    }

    private static int steps(double ms) {
        return STEP_MS * (int) Math.round(Math.max(0, ms) / STEP_MS);
    }
}
