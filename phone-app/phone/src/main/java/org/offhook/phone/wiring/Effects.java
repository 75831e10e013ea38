package org.offhook.phone.wiring;

import java.util.function.Supplier;
import org.offhook.audio.engine.AudioEngine;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.engine.SoundScene;
import org.offhook.audio.tone.ToneKind;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.CallRecord;
import org.offhook.phone.core.EffectHandler;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.PhoneEffect;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.sip.CallControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the core's effects to SIP, sound and body. Runs on the phone loop; nothing here waits. */
final class Effects implements EffectHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final CallControl calls;
    private final AudioEngine audio;
    private final Chores chores;
    private final Supplier<Body> body;
    private final RouteMixers mixers;
    private final Loudness loudness;

    /** @param body asked for when the phone loop runs */
    Effects(CallControl calls, AudioEngine audio, Chores chores, Supplier<Body> body, RouteMixers mixers) {
        this.calls = calls;
        this.audio = audio;
        this.chores = chores;
        this.body = body;
        this.mixers = mixers;
        loudness = new Loudness(audio::volume);
    }

    @Override
    public void handle(PhoneEffect effect) {
        switch (effect) {
            case PhoneEffect.PlaceCall place -> calls.placeCall(place.call(), place.line(), place.target());
            case PhoneEffect.SendRinging ringing -> calls.sendRinging(ringing.call());
            case PhoneEffect.Answer answer -> calls.answer(answer.call());
            case PhoneEffect.Reject reject -> calls.reject(reject.call(), reject.reason());
            case PhoneEffect.HangUp hangUp -> calls.hangUp(hangUp.call());
            case PhoneEffect.Hold hold -> calls.hold(hold.call());
            case PhoneEffect.Resume resume -> calls.resume(resume.call());
            case PhoneEffect.SendDigit digit -> calls.sendDigit(digit.call(), digit.digit());
            case PhoneEffect.BlindTransfer blind -> calls.transfer(blind.call(), blind.line(), blind.target());
            case PhoneEffect.AttendedTransfer attended -> calls.transfer(attended.call(), attended.with());
            case PhoneEffect.Follow follow -> calls.follow(follow.call(), follow.asking());
            case PhoneEffect.Stay stay -> calls.stay(stay.asking());
            case PhoneEffect.Hear hear -> {
                loudness.hear(hear.sound());
                body.get().hear(hear.sound());
                mixers.use(route(hear.sound().outlet()));
                audio.scene(scene(hear.sound()));
            }
            case PhoneEffect.Adjust adjust -> adjust(adjust.knob(), adjust.level());
            case PhoneEffect.ReadStatus _ -> chores.readStatus();
            case PhoneEffect.CheckPin check -> chores.checkPin(check);
            case PhoneEffect.HashPin hash -> chores.hashPin(hash);
            case PhoneEffect.RecordCall record -> log(record.call());
            case PhoneEffect.StartTimer _, PhoneEffect.CancelTimer _ ->
                throw new IllegalArgumentException("timers are the phone loop's own: " + effect);
        }
    }

    private void adjust(Knob knob, int level) {
        switch (knob) {
            case RINGER, HANDSET, SPEAKER, HEADSET -> loudness.adjust(knob, level);
            case BACKLIGHT, CONTRAST -> body.get().light(knob, level);
        }
    }

    private static SoundScene scene(Sound sound) {
        return new SoundScene(
                sound.calls().stream().map(CallId::value).toList(),
                sound.tone().map(Effects::tone),
                sound.digit(),
                sound.microphoneMuted(),
                route(sound.outlet()));
    }

    private static AudioRoute route(Outlet outlet) {
        return switch (outlet) {
            case HANDSET -> AudioRoute.HANDSET;
            case HEADSET -> AudioRoute.HEADSET;
            case SPEAKER -> AudioRoute.SPEAKER;
            case RINGER -> AudioRoute.RINGER;
        };
    }

    private static ToneKind tone(Sound.Tone tone) {
        return switch (tone) {
            case DIAL -> ToneKind.DIAL;
            case RING_BACK -> ToneKind.RING_BACK;
            case BUSY -> ToneKind.BUSY;
            case CONGESTION -> ToneKind.CONGESTION;
            case CALL_WAITING -> ToneKind.CALL_WAITING;
            case OFF_HOOK_WARNING -> ToneKind.OFF_HOOK_WARNING;
            case HOLD_REMINDER -> ToneKind.HOLD_REMINDER;
            case INTERCOM_BEEPS -> ToneKind.INTERCOM_BEEPS;
            case RINGER -> ToneKind.RINGER;
        };
    }

    private static void log(CallRecord call) {
        LOG.info(
                "call {} {} on {}, {} s",
                switch (call.kind()) {
                    case PLACED -> "to";
                    case RECEIVED -> "from";
                    case MISSED -> "missed from";
                },
                call.party().number(),
                call.line(),
                call.talked().toSeconds());
    }
}
