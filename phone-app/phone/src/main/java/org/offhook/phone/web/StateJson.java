package org.offhook.phone.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.Conference;
import org.offhook.phone.core.FinishedCall;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.Lamps;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.SoftKeys;
import org.offhook.phone.core.SoundQuality;
import org.offhook.phone.core.Watching;

/** The phone's state as the API tells it; what each field means stands in the OpenAPI document. */
final class StateJson {

    private StateJson() {}

    static String of(PhoneState state, Instant at) {
        return Json.write(out -> {
            out.writeStartObject();
            writeFields(out, state, at);
            out.writeEndObject();
        });
    }

    static String of(Call call, PhoneState state, Instant at) {
        return Json.write(out -> call(out, call, state, at));
    }

    /** The fields of the state, into an object that is open. */
    static void writeFields(JsonGenerator out, PhoneState state, Instant at) throws IOException {
        out.writeStringField("hook", state.desk().handsetUp() ? "up" : "down");
        out.writeStringField("handsFree", word(state.desk().handsFree()));
        out.writeBooleanField("muted", state.desk().muted());
        activity(out, state);
        out.writeArrayFieldStart("lines");
        for (PhoneSettings.Line line : state.settings().lines()) {
            line(out, line, state);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("calls");
        for (Call call : state.calls()) {
            call(out, call, state, at);
        }
        out.writeEndArray();
        Lamps lamps = Lamps.of(state);
        lamps(out, lamps);
        keys(out, state, lamps);
        out.writeArrayFieldStart("softKeys");
        for (SoftKey key : SoftKeys.of(state)) {
            out.writeString(key.label());
        }
        out.writeEndArray();
        out.writeNumberField("missed", state.memory().missed().count());
        lastCall(out, state.memory().finished());
        messages(out, state);
        board(out, state);
        sound(out, state);
    }

    private static void sound(JsonGenerator out, PhoneState state) throws IOException {
        out.writeObjectFieldStart("sound");
        out.writeArrayFieldStart("missing");
        for (Outlet outlet : Outlet.values()) {
            String problem = state.desk().silent().get(outlet);
            if (problem != null) {
                out.writeStartObject();
                out.writeStringField("outlet", word(outlet));
                out.writeStringField("problem", problem);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void messages(JsonGenerator out, PhoneState state) throws IOException {
        Watching watching = state.watching();
        out.writeObjectFieldStart("messages");
        out.writeBooleanField("waiting", watching.messagesWait());
        out.writeNumberField("new", watching.fresh());
        out.writeNumberField("old", watching.old());
        out.writeEndObject();
    }

    private static void keys(JsonGenerator out, PhoneState state, Lamps lamps) throws IOException {
        out.writeArrayFieldStart("keys");
        for (var key : state.settings().keys().entrySet()) {
            KeyUse use = key.getValue();
            out.writeStartObject();
            out.writeNumberField("key", key.getKey());
            out.writeStringField(
                    "type",
                    switch (use) {
                        case KeyUse.OfLine _ -> "line";
                        case KeyUse.Watch _ -> "blf";
                        case KeyUse.SpeedDial _ -> "speed-dial";
                    });
            out.writeNumberField("line", use.line().number());
            out.writeStringField("label", use.label());
            out.writeStringField(
                    "number",
                    switch (use) {
                        case KeyUse.OfLine _ -> "";
                        case KeyUse.Watch watch -> watch.who().extension();
                        case KeyUse.SpeedDial dial -> dial.number();
                    });
            out.writeStringField(
                    "state",
                    use instanceof KeyUse.Watch watch ? word(state.watching().state(watch.who())) : "");
            signal(out, lamps.keys().get(key.getKey()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void board(JsonGenerator out, PhoneState state) throws IOException {
        out.writeObjectFieldStart("board");
        out.writeArrayFieldStart("faults");
        for (String fault : state.desk().faults()) {
            out.writeString(fault);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void activity(JsonGenerator out, PhoneState state) throws IOException {
        switch (state.activity()) {
            case Activity.Idle() -> activity(out, "idle", "");
            case Activity.PreDial(LineId _, String digits) -> activity(out, "pre-dial", digits);
            case Activity.Dialling(LineId _, String digits, Activity.Stage _) -> activity(out, "dialling", digits);
            case Activity.OnCall _ -> activity(out, "call", "");
            case Activity.Returning _ -> activity(out, "returning", "");
            case Activity.Ended _ -> activity(out, "ended", "");
        }
    }

    private static void activity(JsonGenerator out, String activity, String digits) throws IOException {
        out.writeStringField("activity", activity);
        out.writeStringField("digits", digits);
    }

    private static void line(JsonGenerator out, PhoneSettings.Line line, PhoneState state) throws IOException {
        RegistrationStatus status = state.registrations()
                .getOrDefault(line.id(), RegistrationStatus.of(RegistrationStatus.State.UNREGISTERED));
        out.writeStartObject();
        out.writeNumberField("line", line.id().number());
        out.writeStringField("label", line.label());
        out.writeStringField("state", word(status.state()));
        out.writeNumberField("code", status.code());
        out.writeStringField("reason", status.reason());
        out.writeEndObject();
    }

    private static void call(JsonGenerator out, Call call, PhoneState state, Instant at) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", call.id().value());
        out.writeNumberField("line", call.line().number());
        out.writeStringField("direction", word(call.direction()));
        out.writeStringField("state", word(call.state()));
        peer(out, call.party());
        CallState.Up up = call.state() instanceof CallState.Up answered ? answered : null;
        out.writeStringField("codec", up == null ? "" : up.media().codec());
        out.writeBooleanField("encrypted", up != null && up.media().encrypted());
        quality(out, up == null ? Optional.empty() : up.media().quality());
        out.writeStringField("heardDigits", call.heardDigits());
        out.writeNumberField("seconds", call.talked(at).toSeconds());
        out.writeBooleanField("held", call.heldByMe());
        out.writeBooleanField("heldByPeer", up != null && up.heldByPeer());
        out.writeBooleanField("focus", state.inFocus(call));
        out.writeBooleanField(
                "conference",
                state.conference() instanceof Conference.Joined joined
                        && joined.members().contains(call.id()));
        out.writeEndObject();
    }

    private static void peer(JsonGenerator out, Party party) throws IOException {
        out.writeObjectFieldStart("peer");
        out.writeStringField("name", party.name());
        out.writeStringField("number", party.number());
        out.writeEndObject();
    }

    private static void quality(JsonGenerator out, Optional<SoundQuality> measured) throws IOException {
        if (measured.isEmpty()) {
            out.writeNullField("quality");
            return;
        }
        SoundQuality quality = measured.get();
        out.writeObjectFieldStart("quality");
        out.writeNumberField("mos", quality.mosTenths() / 10.0);
        out.writeNumberField("callMos", quality.callMosTenths() / 10.0);
        out.writeNumberField("worstMos", quality.worstMosTenths() / 10.0);
        out.writeNumberField("rFactorNow", quality.rFactorNow());
        out.writeNumberField("rFactor", quality.rFactor());
        out.writeNumberField("lossPercent", quality.lossPerMille() / 10.0);
        out.writeNumberField("discardPercent", quality.discardPerMille() / 10.0);
        out.writeNumberField("jitterMs", quality.jitterMs());
        out.writeNumberField("playoutMs", quality.playoutMs());
        if (quality.roundTripMs().isPresent()) {
            out.writeNumberField("roundTripMs", quality.roundTripMs().getAsInt());
        } else {
            out.writeNullField("roundTripMs");
        }
        if (quality.remoteMosTenths().isPresent()) {
            out.writeNumberField("remoteMos", quality.remoteMosTenths().getAsInt() / 10.0);
        } else {
            out.writeNullField("remoteMos");
        }
        out.writeEndObject();
    }

    private static void lastCall(JsonGenerator out, Optional<FinishedCall> finished) throws IOException {
        if (finished.isEmpty()) {
            out.writeNullField("lastCall");
            return;
        }
        FinishedCall call = finished.get();
        out.writeObjectFieldStart("lastCall");
        out.writeStringField("id", call.id().value());
        out.writeStringField("direction", word(call.direction()));
        peer(out, call.party());
        out.writeNumberField("seconds", call.talked().toSeconds());
        out.writeStringField("codec", call.media().codec());
        quality(out, call.media().quality());
        out.writeEndObject();
    }

    private static String word(Call.Direction direction) {
        return direction == Call.Direction.PLACED ? "out" : "in";
    }

    private static String word(CallState state) {
        return switch (state) {
            case CallState.Calling() -> "calling";
            case CallState.RingingOut() -> "ringing-out";
            case CallState.EarlyMedia() -> "early-media";
            case CallState.Ringing _ -> "ringing";
            case CallState.Answering() -> "answering";
            case CallState.Up _ -> "connected";
            case CallState.Ending _ -> "ending";
        };
    }

    private static void lamps(JsonGenerator out, Lamps lamps) throws IOException {
        out.writeObjectFieldStart("lamps");
        out.writeArrayFieldStart("lines");
        for (var line : lamps.lines().entrySet()) {
            out.writeStartObject();
            out.writeNumberField("line", line.getKey().number());
            signal(out, line.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("message");
        signal(out, lamps.message());
        out.writeEndObject();
        out.writeObjectFieldStart("mute");
        signal(out, lamps.mute());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void signal(JsonGenerator out, LampSignal signal) throws IOException {
        out.writeStringField("colour", word(signal.colour()));
        out.writeStringField("pattern", word(signal.pattern()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
