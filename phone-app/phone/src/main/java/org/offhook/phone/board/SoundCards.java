package org.offhook.phone.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.PartName;
import org.offhook.hal.board.SoundPart;

/** The sound cards of this machine, as ALSA lists them. */
final class SoundCards {

    /** {@code  1 [Device         ]: USB-Audio - USB Audio Device}. */
    private static final Pattern LISTED = Pattern.compile(" *([0-9]+) \\[(\\S+) *]: .*");

    /** {@code alsa:plughw:CARD=Device,DEV=0}, {@code alsa:hw:1,0}. */
    private static final Pattern NAMED = Pattern.compile("alsa:[a-zA-Z]+:(?:CARD=)?([^,=]+)(?:,.*)?");

    private record Card(String number, String id) {}

    private final List<Card> cards = new ArrayList<>();

    private SoundCards(List<String> lines) {
        for (String line : lines) {
            Matcher listed = LISTED.matcher(line);
            if (listed.matches()) {
                cards.add(new Card(listed.group(1), listed.group(2)));
            }
        }
    }

    static SoundCards ofThisMachine() {
        return listedIn(Path.of("/proc/asound/cards"));
    }

    /** A machine without ALSA has none. */
    static SoundCards listedIn(Path file) {
        try {
            return new SoundCards(Files.readAllLines(file));
        } catch (IOException e) {
            return new SoundCards(List.of());
        }
    }

    /** Devices that cannot be used, or whose card is not there. What names no card, such as {@code alsa:default}, is left to ALSA. */
    List<BoardFault> missing(List<SoundPart> parts) {
        List<BoardFault> faults = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = PartName.sound(i) + ".device";
            whyNot(parts.get(i).device()).ifPresent(why -> faults.add(new BoardFault(part, why)));
            card(parts.get(i).device())
                    .filter(named -> cards.stream()
                            .noneMatch(card ->
                                    card.id().equals(named) || card.number().equals(named)))
                    .ifPresent(named -> faults.add(new BoardFault(
                            part, "there is no sound card \"" + named + "\"; this machine has " + present())));
        }
        return faults;
    }

    /** Why no sound can come from a device of that name, wherever it is; empty if it can. */
    static Optional<String> whyNot(String device) {
        try {
            PcmSpec.parse(device);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> card(String device) {
        Matcher named = NAMED.matcher(device);
        if (whyNot(device).isEmpty() && PcmSpec.parse(device) instanceof PcmSpec.Tinyalsa tiny) {
            return Optional.of(tiny.playback().card());
        }
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private String present() {
        return cards.isEmpty()
                ? "none"
                : String.join(", ", cards.stream().map(Card::id).toList());
    }
}
