package org.offhook.phone.board.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineOutput;
import org.offhook.hal.board.PwmRef;
import org.offhook.hal.board.SoundPart;
import org.offhook.hal.bus.BusAddress;

/** Makes a box of each part of a profile. */
final class PartBoxes {

    private static final Box.Terminal GROUND =
            new Box.Terminal("GND", new Net.Supply(Header.Kind.GROUND), Colours.GROUND);
    private static final Box.Picture NONE = (_, _, _, _, _) -> {};

    private PartBoxes() {}

    static List<Box> of(BoardProfile profile) {
        List<Box> boxes = new ArrayList<>();
        profile.displays().forEach(display -> boxes.add(DisplayBox.of(display)));
        profile.chips().forEach(chip -> expander(chip, boxes));
        profile.keypad().ifPresent(keypad -> boxes.add(KeypadBox.of(keypad)));
        profile.rotary().ifPresent(rotary -> {
            List<Contact> contacts = new ArrayList<>();
            contacts.add(new Contact(
                    "pulse",
                    rotary.pulse(),
                    rotary.pulse().activeLow() ? "closes for each pulse" : "opens for each pulse"));
            rotary.offNormal()
                    .ifPresent(contact -> contacts.add(new Contact(
                            "turned", contact, contact.activeLow() ? "closed while turned" : "open while turned")));
            boxes.add(contacts("Rotary dial", rotary.pulsesPerSecond() + " pulses a second", contacts));
        });
        profile.hook()
                .ifPresent(hook -> boxes.add(contacts(
                        "Cradle switch",
                        closes(hook.contact(), "the handset is lifted"),
                        List.of(new Contact("hook", hook.contact(), "")))));
        if (!profile.keys().isEmpty()) {
            boxes.add(contacts(
                    "Keys",
                    "close while pressed",
                    profile.keys().stream().map(PartBoxes::contact).toList()));
        }
        if (!profile.lamps().isEmpty()) {
            boxes.add(lamps(profile.lamps()));
        }
        profile.backlight().ifPresent(light -> backlight(light, boxes));
        profile.amplifier().ifPresent(output -> boxes.add(enable("Amplifier", "switched on by", output)));
        profile.ringer()
                .ifPresent(output -> boxes.add(enable("Ringer", "bell driver or amplifier, switched on by", output)));
        boxes.addAll(words(profile));
        return boxes;
    }

    private static void expander(ChipPart chip, List<Box> boxes) {
        switch (chip) {
            case ChipPart.Kernel _ -> {}
            case ChipPart.Mcp23017 mcp ->
                boxes.add(expander(
                        "MCP23017",
                        mcp.name(),
                        mcp.address(),
                        mcp.interrupt().map(PartBoxes::interrupt).orElse(null)));
            case ChipPart.Pcf8574 pcf ->
                boxes.add(expander(
                        "PCF8574",
                        pcf.name(),
                        pcf.address(),
                        pcf.interrupt().map(PartBoxes::interrupt).orElse(null)));
        }
    }

    private static Box.Terminal interrupt(org.offhook.hal.board.LineRef line) {
        return new Box.Terminal("INT", new Net.Line(line), Colours.SWITCHED);
    }

    private static Box expander(String kind, String name, BusAddress.I2c address, Box.Terminal interrupt) {
        List<Box.Terminal> terminals = new ArrayList<>(List.of(
                new Box.Terminal("VCC", new Net.Supply(Header.Kind.THREE_VOLTS), Colours.THREE_VOLTS),
                new Box.Terminal("SDA", Net.sda(address.bus()), Colours.DATA),
                new Box.Terminal("SCL", Net.scl(address.bus()), Colours.CLOCK)));
        if (interrupt != null) {
            terminals.add(interrupt);
        }
        terminals.add(GROUND);
        return Box.of("Expander “" + name + "”", kind + " at " + address, terminals, NONE);
    }

    // ---- contacts ----

    private record Contact(String label, LineInput input, String words) {}

    private static Contact contact(KeyPart key) {
        return new Contact(key.key().word(), key.contact(), "");
    }

    /** A contact between its line and ground is closed while the line is low. */
    private static String closes(LineInput contact, String when) {
        return (contact.activeLow() ? "closed while " : "open while ") + when;
    }

    private static Box contacts(String title, String note, List<Contact> contacts) {
        List<Box.Terminal> terminals = new ArrayList<>();
        terminals.add(GROUND);
        contacts.forEach(contact -> terminals.add(
                new Box.Terminal(contact.label(), new Net.Line(contact.input().line()), Colours.CONTACT)));
        return Box.of(title, note, terminals, (svg, x, _, edge, at) -> {
            boolean right = edge > x;
            int step = right ? -1 : 1;
            int near = edge + step * 66;
            int rail = edge + step * 210;
            int ground = at.getFirst();
            for (int i = 0; i < contacts.size(); i++) {
                int y = at.get(i + 1);
                svg.line("wire", near, y, near + step * 44, y, Colours.CONTACT);
                svg.circle("joint", near + step * 44, y, 4, "");
                svg.line("blade", near + step * 46, y, near + step * 92, y - 15, "");
                svg.circle("joint", near + step * 92, y, 4, "");
                svg.path("wire", "M%d %dH%dV%d".formatted(near + step * 96, y, rail, ground), Colours.GROUND);
                svg.text(
                        right ? "small end" : "small",
                        rail + step * 10,
                        y + 4,
                        contacts.get(i).words());
            }
            svg.line("wire", near, ground, rail, ground, Colours.GROUND);
        });
    }

    // ---- outputs ----

    private static Box lamps(List<LampPart> lamps) {
        List<Box.Terminal> terminals = new ArrayList<>();
        for (LampPart lamp : lamps) {
            terminals.add(new Box.Terminal(lamp.lamp().word(), net(lamp.drive()), Colours.of(lamp.colour())));
        }
        terminals.add(GROUND);
        return Box.of("Lamps", "each with a resistor of 330 Ω", terminals, (svg, x, _, edge, at) -> {
            int step = edge > x ? -1 : 1;
            int near = edge + step * 74;
            int rail = edge + step * 230;
            int ground = at.getLast();
            for (int i = 0; i < lamps.size(); i++) {
                String colour = Colours.of(lamps.get(i).colour());
                int y = at.get(i);
                svg.line("wire", near, y, near + step * 40, y, colour);
                svg.rect("resistor", Math.min(near + step * 40, near + step * 76), y - 6, 36, 12, 2, "");
                svg.line("wire", near + step * 76, y, near + step * 98, y, colour);
                svg.circle("glow", near + step * 110, y, 11, colour);
                svg.circle("led", near + step * 110, y, 7, colour);
                svg.path("wire", "M%d %dH%dV%d".formatted(near + step * 120, y, rail, ground), Colours.GROUND);
            }
            svg.line("wire", near, ground, rail, ground, Colours.GROUND);
        });
    }

    private static Net net(LampPart.Drive drive) {
        return switch (drive) {
            case LampPart.Drive.OnLine on -> new Net.Line(on.output().line());
            case LampPart.Drive.OnPwm on -> new Net.Words(on.pwm().toString());
            case LampPart.Drive.Charlieplex pair -> new Net.Words(pair.anode() + " → " + pair.cathode());
        };
    }

    private static void backlight(BacklightPart light, List<Box> boxes) {
        switch (light.drive()) {
            case BacklightPart.Drive.ByDisplay _ -> {}
            case BacklightPart.Drive.OnLine on -> boxes.add(enable("Backlight", "switched on by", on.output()));
            case BacklightPart.Drive.OnPwm(PwmRef pwm) ->
                boxes.add(Box.of(
                        "Backlight",
                        "lit by " + pwm,
                        List.of(new Box.Terminal("PWM", new Net.Words(pwm.toString()), Colours.SWITCHED)),
                        NONE));
        }
    }

    private static Box enable(String title, String note, LineOutput output) {
        return Box.of(
                title,
                note + (output.activeLow() ? " a low voltage" : " 3.3 V"),
                List.of(new Box.Terminal("enable", new Net.Line(output.line()), Colours.SWITCHED), GROUND),
                NONE);
    }

    /** What is plugged in and not wired. */
    private static List<Box> words(BoardProfile profile) {
        List<Box> boxes = new ArrayList<>();
        for (SoundPart sound : profile.sound()) {
            boxes.add(Box.of(
                    "Sound: " + sound.role().name().toLowerCase(Locale.ROOT),
                    sound.device() + ", on USB or I²S",
                    List.of(),
                    NONE));
        }
        for (InputPart input : profile.inputs()) {
            List<String> found = new ArrayList<>();
            input.name().ifPresent(name -> found.add("name " + name));
            input.phys().ifPresent(phys -> found.add("at " + phys));
            input.usb().ifPresent(usb -> found.add("USB id " + usb));
            boxes.add(Box.of("Input device", String.join(", ", found), List.of(), NONE));
        }
        return boxes;
    }
}
