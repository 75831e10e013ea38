package org.offhook.phone.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.offhook.hal.key.Key;

/** A {@link PhoneFixture} for tests outside of the core: a phone that a test brings into a situation. */
public final class ScenePhone {

    public static final LineId LINE_1 = new LineId(1);
    public static final LineId LINE_2 = new LineId(2);

    /** As often as it leads somewhere. */
    private static final List<World.Kind> HAPPENINGS = Map.of(
                    World.Kind.MENU, 8,
                    World.Kind.KEY, 2,
                    World.Kind.USUAL_KEY, 6,
                    World.Kind.HOOK, 3,
                    World.Kind.TIME, 3,
                    World.Kind.CALLER, 3,
                    World.Kind.SIP, 12,
                    World.Kind.REMOTE_CONTROL, 1,
                    World.Kind.SETTINGS, 1)
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(kind -> Collections.nCopies(kind.getValue(), kind.getKey()).stream())
            .toList();

    private final PhoneFixture phone = new PhoneFixture();

    /** A phone whose lines are registered. */
    public ScenePhone(PhoneSettings.Line... lines) {
        phone.happens(new PhoneEvent.SettingsChanged(
                new PhoneSettings(Arrays.asList(lines), 2, PhoneSettings.Times.defaults())));
        for (PhoneSettings.Line line : lines) {
            registration(line.id(), RegistrationStatus.of(RegistrationStatus.State.REGISTERED));
        }
    }

    public PhoneState state() {
        return phone.state();
    }

    public Instant now() {
        return phone.now();
    }

    public ScenePhone registration(LineId line, RegistrationStatus status) {
        return happens(new PhoneEvent.RegistrationChanged(line, status));
    }

    public ScenePhone happens(PhoneEvent event) {
        phone.happens(event);
        return this;
    }

    public ScenePhone press(Key... keys) {
        phone.press(keys);
        return this;
    }

    /** Presses the soft key that has this English label now. */
    public ScenePhone soft(String label) {
        phone.soft(label);
        return this;
    }

    public ScenePhone dial(String digits) {
        phone.dial(digits);
        return this;
    }

    public ScenePhone lift() {
        phone.lift();
        return this;
    }

    public ScenePhone replace() {
        phone.replace();
        return this;
    }

    public ScenePhone seconds(double seconds) {
        phone.seconds(seconds);
        return this;
    }

    public CallId arrives(String name, String number) {
        return arrives(name, number, LINE_1);
    }

    public CallId arrives(String name, String number, LineId line) {
        return phone.arrives(new Party(name, number), line, AutoAnswer.NO);
    }

    /** The last call that the phone placed. */
    public CallId placed() {
        return phone.placed();
    }

    public ScenePhone rings(CallId call) {
        phone.rings(call);
        return this;
    }

    public ScenePhone connected(CallId call, MediaInfo media) {
        return happens(new PhoneEvent.Connected(call, media));
    }

    /** The other side accepts our hold ({@code true}) or resume. */
    public ScenePhone accepted(CallId call, boolean held) {
        phone.accepted(call, held);
        return this;
    }

    public ScenePhone ended(CallId call, EndReason.Kind kind, int code) {
        return happens(new PhoneEvent.CallEnded(call, new EndReason(kind, code, "")));
    }

    /**
     * The states of a day on which what happens is drawn by lot.
     *
     * @param lots any numbers; three of them make something happen
     */
    public static List<Passed> day(List<Integer> lots) {
        World world = new World(1 + Math.floorMod(lots.size(), 3), true);
        List<Passed> states = new ArrayList<>();
        for (int i = 0; i + 2 < lots.size(); i += 3) {
            world.move(new World.Move(
                    HAPPENINGS.get(Math.floorMod(lots.get(i), HAPPENINGS.size())),
                    Math.floorMod(lots.get(i + 1), 100),
                    Math.floorMod(lots.get(i + 2), 100)));
            states.add(new Passed(world.state, world.now));
        }
        return states;
    }

    /** A state that the phone was in at a moment. */
    public record Passed(PhoneState state, Instant at) {}
}
