package org.offhook.phone.web;

import java.util.Locale;
import org.offhook.audio.engine.EngineStatistics;

/** How the sound fares, as the API tells it; what each field means stands in the OpenAPI document. */
final class SoundJson {

    private static final double MILLI = 1e6;

    private SoundJson() {}

    static String of(EngineStatistics sound) {
        return Json.write(out -> {
            out.writeStartObject();
            out.writeStringField("device", sound.device().name().toLowerCase(Locale.ROOT));
            out.writeStringField("problem", sound.deviceProblem());
            out.writeStringField("realTime", sound.realTime());
            out.writeNumberField("periods", sound.periods());
            out.writeNumberField("missedPeriods", sound.missedPeriods());
            out.writeNumberField("worstLateMs", sound.worstLateNanos() / MILLI);
            out.writeNumberField("thousandthLateMs", sound.lateness().percentileNanos(99.9) / MILLI);
            out.writeNumberField("worstWorkMs", sound.worstPeriodNanos() / MILLI);
            out.writeNumberField("captureXruns", sound.captureXruns());
            out.writeNumberField("playbackXruns", sound.playbackXruns());
            out.writeNumberField("faults", sound.faults());
            out.writeNumberField("allocatedBytes", sound.audioThreadBytes());
            out.writeEndObject();
        });
    }
}
