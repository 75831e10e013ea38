package org.offhook.phone.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.Contact;
import org.offhook.phone.core.DeviceStatus;
import org.offhook.phone.core.Directory;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;

/** Phones whose user is in the menu, or has set something there. */
final class MenuScenes {

    static final PinHash PIN = new PinHash(1, "salt", "hash");

    private MenuScenes() {}

    /** With everything that can be adjusted. */
    static ScenePhone fitted() {
        return Scenes.phone().happens(new PhoneEvent.KnobsFound(Set.of(Knob.values())));
    }

    static ScenePhone menu(String digits) {
        return fitted().soft("Menu").dial(digits);
    }

    /** Two missed calls and one that was placed. */
    static ScenePhone withCalls() {
        ScenePhone phone = Scenes.missed(1);
        phone.arrives("Maximiliane von Mustermann", "+4930123456");
        phone.ended(new CallId("in-2"), EndReason.Kind.CALLER_GAVE_UP, 0);
        phone.lift().dial("201#");
        phone.ended(phone.placed(), EndReason.Kind.BUSY, 486).replace();
        return phone.seconds(5).soft("Exit");
    }

    static ScenePhone status(String sound) {
        ScenePhone phone = fitted().press(Key.OK);
        return phone.happens(new PhoneEvent.StatusRead(new DeviceStatus(
                "192.168.1.57", "00:1a:2b:3c:4d:5e", "0.4.0", phone.now().minusSeconds(273_600), sound, 2)));
    }

    static ScenePhone faults() {
        return fitted().happens(new PhoneEvent.BoardReported(List.of(
                "board.yaml:22: hook.line: pi:13 is the line of keypad.rows[3] too",
                "board.yaml:31: displays[0]: nobody answers at i2c-1 address 0x27")));
    }

    /** The PIN 2468 is set, and the user is asked for it. */
    static ScenePhone locked() {
        ScenePhone phone = menu("62").dial("2468").soft("OK").dial("2468").soft("OK");
        phone.happens(new PhoneEvent.PinHashed(phone.state().user().pin().tries(), PIN));
        return phone.seconds(1).soft("Back").dial("2");
    }

    static ScenePhone guessed(int wrong) {
        ScenePhone phone = locked();
        for (int i = 0; i < wrong; i++) {
            phone.dial("1111").soft("OK");
            phone.happens(new PhoneEvent.PinChecked(phone.state().user().pin().tries(), false));
            phone.seconds(1);
        }
        return phone;
    }

    static ScenePhone writing() {
        return menu("6131").dial("777666").seconds(1).dial("6").seconds(1).dial("6");
    }

    /** For the picture book, by title. */
    static Map<String, ScenePhone> all() {
        Map<String, ScenePhone> all = new LinkedHashMap<>();
        all.put("Do not disturb", withCalls().soft("DND"));
        all.put("Own text", writing().soft("Save").soft("Exit"));
        all.put("Volume", fitted().press(Key.VOLUME_UP));
        all.put("Volume in a call", Scenes.talking(fitted(), Scenes.SECURE).press(Key.VOLUME_DOWN));
        all.put("No volume control", Scenes.phone().press(Key.VOLUME_UP));
        all.put("Menu", menu(""));
        all.put("Status: address", status(""));
        all.put("Status: account", status("").press(Key.DOWN, Key.DOWN));
        all.put("Status: running for", status("").press(Key.UP, Key.UP, Key.UP));
        all.put("Status: no sound", status("The device hw:1 is gone.").press(Key.UP, Key.UP));
        all.put("Status: board fault", faults().press(Key.OK, Key.UP));
        all.put("Do not disturb, menu", menu("21"));
        all.put("All calls", withCalls().soft("Hist"));
        all.put("Missed, moving name", withCalls().soft("Hist").press(Key.DOWN).seconds(3));
        all.put("No calls", menu("42"));
        all.put("Delete all calls", menu("45"));
        all.put("Settings", menu("6"));
        all.put("Language", menu("611"));
        all.put("Time zones", menu("6121").dial("7").press(Key.DOWN));
        all.put("Time zone taken", menu("6121").dial("7").dial("2").press(Key.OK));
        all.put("Idle text", writing());
        all.put("Backlight", menu("6133"));
        all.put("Ringer", menu("6141"));
        all.put("PIN first", menu("62"));
        all.put("New PIN", menu("62").dial("24"));
        all.put("New PIN, repeated", menu("62").dial("2468").soft("OK").dial("24"));
        all.put("PIN is hashed", menu("62").dial("2468").soft("OK").dial("2468").soft("OK"));
        all.put("PIN wanted", locked().dial("246"));
        all.put("PIN wrong", guessed(1));
        all.put("Too many wrong PINs", guessed(4).seconds(3).press(Key.UP));
        all.put("Idle, with a phone book", withContacts());
        all.put("Phone book", withContacts().soft("Dir").press(Key.DOWN));
        all.put("Digits of somebody known", withContacts().dial("204"));
        all.put("Keypad locked", lockedKeypad());
        all.put(
                "Locked, a number that is none for help",
                lockedKeypad().dial("205").soft("Call"));
        all.put("Locked, call for help", lockedKeypad().soft("SOS"));
        all.put("Emergency call, nothing got through", emergencyFailed());
        all.put("Reset", heldOk());
        return all;
    }

    private static ScenePhone withContacts() {
        ScenePhone phone = Scenes.phone();
        PhoneSettings now = phone.state().settings();
        return phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(
                        now.lines(),
                        Map.of(),
                        now.maxCalls(),
                        now.times(),
                        now.language(),
                        now.timeZone(),
                        List.of(),
                        Directory.of(List.of(
                                new Contact("Anna Berg", "+49301234567"),
                                new Contact("Maximiliane von Mustermann", "203"),
                                new Contact("Zoë Adams", "204"))))))
                .seconds(1);
    }

    private static ScenePhone withEmergencyNumbers() {
        ScenePhone phone = Scenes.phone();
        PhoneSettings now = phone.state().settings();
        return phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(
                now.lines(), Map.of(), now.maxCalls(), now.times(), now.language(), now.timeZone(), List.of("112"))));
    }

    private static ScenePhone lockedKeypad() {
        ScenePhone phone = withEmergencyNumbers()
                .happens(new PhoneEvent.KeyPressed(Key.POUND))
                .seconds(2);
        return phone.happens(new PhoneEvent.KeyReleased(Key.POUND)).seconds(1);
    }

    private static ScenePhone emergencyFailed() {
        ScenePhone phone = withEmergencyNumbers().lift().dial("112#");
        for (int line = phone.state().settings().lines().size(); line > 0; line--) {
            phone.ended(phone.placed(), EndReason.Kind.UNREACHABLE, 0);
        }
        return phone;
    }

    private static ScenePhone heldOk() {
        ScenePhone phone =
                Scenes.phone().happens(new PhoneEvent.KeyPressed(Key.OK)).seconds(10);
        return phone.happens(new PhoneEvent.KeyReleased(Key.OK)).seconds(1);
    }

    /** A time at which a call of the list is not of today. */
    static Instant later(ScenePhone phone) {
        return phone.now().plusSeconds(400_000);
    }
}
