package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.hal.line.LineUse.Bias;

/** Rules about lines: on a chip that there is, within its lines, each for one purpose. */
final class LineRules {

    private final BoardProfile profile;
    private final List<BoardFault> faults = new ArrayList<>();
    private final Map<LineRef, String> users = new HashMap<>();
    /** One sentence a part is enough for a chip that is missing. */
    private final Set<String> saidMissing = new HashSet<>();

    private LineRules(BoardProfile profile) {
        this.profile = profile;
    }

    static List<BoardFault> check(BoardProfile profile) {
        LineRules rules = new LineRules(profile);
        rules.interrupts();
        profile.keypad().ifPresent(rules::keypad);
        for (int i = 0; i < profile.keys().size(); i++) {
            rules.contact(profile.keys().get(i).contact(), PartName.key(i));
        }
        profile.hook().ifPresent(hook -> rules.contact(hook.contact(), PartName.HOOK));
        profile.rotary().ifPresent(rotary -> {
            rules.contact(rotary.pulse(), PartName.ROTARY + ".pulse");
            rotary.offNormal().ifPresent(contact -> rules.contact(contact, PartName.ROTARY + ".offNormal"));
        });
        rules.lamps();
        rules.displays();
        rules.backlight();
        profile.amplifier().ifPresent(output -> rules.use(output.line(), PartName.AMPLIFIER + ".line"));
        profile.ringer().ifPresent(output -> rules.use(output.line(), PartName.RINGER + ".line"));
        return rules.faults;
    }

    private void interrupts() {
        for (int i = 0; i < profile.chips().size(); i++) {
            ChipPart chip = profile.chips().get(i);
            String field = PartName.chip(i);
            Optional<LineRef> line =
                    switch (chip) {
                        case ChipPart.Kernel _ -> Optional.empty();
                        case ChipPart.Mcp23017 expander -> expander.interrupt();
                        case ChipPart.Pcf8574 expander -> expander.interrupt();
                    };
            String kind = chip instanceof ChipPart.Mcp23017 ? ".mcp23017" : ".pcf8574";
            line.ifPresent(interrupt -> {
                if (interrupt.chip().equals(chip.name())) {
                    add(field + kind + ".interrupt", interrupt + " is a line of this chip itself");
                } else {
                    use(interrupt, field + kind + ".interrupt");
                }
            });
        }
    }

    private void keypad(KeypadPart keypad) {
        for (int i = 0; i < keypad.rows().size(); i++) {
            use(keypad.rows().get(i), PartName.KEYPAD + ".rows[" + i + "]");
        }
        for (int i = 0; i < keypad.columns().size(); i++) {
            LineRef column = keypad.columns().get(i);
            use(column, PartName.KEYPAD + ".columns[" + i + "]");
        }
        sameChip(keypad.rows(), PartName.KEYPAD + ".rows", "rows");
        sameChip(keypad.columns(), PartName.KEYPAD + ".columns", "columns");
        bias(keypad.columns().getFirst(), keypad.bias(), PartName.KEYPAD + ".pull");
    }

    private void sameChip(List<LineRef> lines, String field, String what) {
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).chip().equals(lines.getFirst().chip())) {
                add(
                        field + "[" + i + "]",
                        lines.get(i) + " is of another chip than " + lines.getFirst() + "; all " + what
                                + " are of one chip");
                return;
            }
        }
    }

    private void contact(LineInput contact, String field) {
        use(contact.line(), field + ".line");
        bias(contact.line(), contact.bias(), field + ".pull");
    }

    private void bias(LineRef line, Bias bias, String field) {
        boolean expander = profile.chip(line.chip())
                .filter(chip -> !(chip instanceof ChipPart.Kernel))
                .isPresent();
        if (bias == Bias.PULL_DOWN && expander) {
            add(
                    field,
                    "\"" + line.chip()
                            + "\" has no pull-downs; set pull to up, or to none with a resistor of your own");
        }
    }

    private void lamps() {
        Map<LineRef, String> plexed = new HashMap<>();
        for (int i = 0; i < profile.lamps().size(); i++) {
            String field = PartName.lamp(i);
            switch (profile.lamps().get(i).drive()) {
                case LampPart.Drive.OnLine drive -> use(drive.output().line(), field + ".line");
                case LampPart.Drive.OnPwm drive -> pwm(drive.pwm(), field + ".pwm");
                case LampPart.Drive.Charlieplex pair -> charlieplex(pair, field + ".charlieplex", plexed);
            }
        }
    }

    /** Lamps of a net share their lines. */
    private void charlieplex(LampPart.Drive.Charlieplex pair, String field, Map<LineRef, String> plexed) {
        if (pair.anode().equals(pair.cathode())) {
            add(field, "anode and cathode are both " + pair.anode() + "; a lamp sits between two lines");
            return;
        }
        if (!pair.anode().chip().equals(pair.cathode().chip())) {
            add(field + ".cathode", pair.cathode() + " is of another chip than the anode, " + pair.anode());
            return;
        }
        if (profile.chip(pair.anode().chip()).orElse(null) instanceof ChipPart.Pcf8574) {
            add(
                    field,
                    "a PCF8574 cannot drive a line high, so \"" + pair.anode().chip() + "\" can light no such lamp");
            return;
        }
        for (LineRef line : List.of(pair.anode(), pair.cathode())) {
            String end = line.equals(pair.anode()) ? ".anode" : ".cathode";
            if (!plexed.containsKey(line)) {
                plexed.put(line, field);
                use(line, field + end);
            }
        }
    }

    private void displays() {
        for (int i = 0; i < profile.displays().size(); i++) {
            if (profile.displays().get(i) instanceof DisplayPart.Oled oled) {
                String field = PartName.display(i) + ".oled";
                oled.dataCommand().ifPresent(line -> use(line, field + ".spi.dataCommand"));
                oled.reset().ifPresent(line -> use(line, field + ".reset"));
            }
        }
    }

    private void backlight() {
        profile.backlight().ifPresent(light -> {
            switch (light.drive()) {
                case BacklightPart.Drive.ByDisplay _ -> {}
                case BacklightPart.Drive.OnLine drive -> use(drive.output().line(), PartName.BACKLIGHT + ".line");
                case BacklightPart.Drive.OnPwm drive -> pwm(drive.pwm(), PartName.BACKLIGHT + ".pwm");
            }
        });
    }

    private void pwm(PwmRef pwm, String field) {
        for (int i = 0; i < profile.lamps().size(); i++) {
            String other = PartName.lamp(i);
            if (field.startsWith(other + ".")) {
                return;
            }
            if (profile.lamps().get(i).drive() instanceof LampPart.Drive.OnPwm lamp
                    && lamp.pwm().chip() == pwm.chip()
                    && lamp.pwm().channel() == pwm.channel()) {
                add(field, pwm + " lights " + other + " too");
                return;
            }
        }
    }

    private void use(LineRef line, String field) {
        Optional<ChipPart> chip = profile.chip(line.chip());
        if (chip.isEmpty()) {
            String part = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
            if (saidMissing.add(part + " " + line.chip())) {
                add(field, "no chip of this profile is called \"" + line.chip() + "\"; " + known());
            }
            return;
        }
        int lines = chip.get().lines();
        if (lines > 0 && line.offset() >= lines) {
            add(field, "\"" + line.chip() + "\" has lines 0 to " + (lines - 1) + ", not " + line.offset());
            return;
        }
        String first = users.putIfAbsent(line, field);
        if (first != null) {
            add(field, line + " is the line of " + first + " too");
        }
    }

    private String known() {
        return profile.chips().isEmpty()
                ? "it has no chips"
                : profile.chips().stream()
                        .map(ChipPart::name)
                        .distinct()
                        .collect(Collectors.joining(", ", "there is ", ""));
    }

    private void add(String field, String sentence) {
        faults.add(new BoardFault(field, sentence));
    }
}
