package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.key.LineKeys;
import org.offhook.hal.key.Matrix;
import org.offhook.hal.key.MatrixKeypad;
import org.offhook.hal.key.MergedKeypad;
import org.offhook.hal.key.RotaryDial;
import org.offhook.hal.line.LineException;

/** Makes the keys of a board, from whatever they are wired to. */
final class KeyMaker {

    private final BoardProfile profile;
    private final Workbench bench;

    KeyMaker(BoardProfile profile, Workbench bench) {
        this.profile = profile;
        this.bench = bench;
    }

    Optional<Keypad> make(Optional<InputSource> inputs) {
        List<Keypad> sources = new ArrayList<>();
        profile.keypad()
                .flatMap(part -> bench.part(PartName.KEYPAD, () -> matrix(part)))
                .ifPresent(sources::add);
        for (int i = 0; i < profile.keys().size(); i++) {
            KeyPart part = profile.keys().get(i);
            bench.part(PartName.key(i), () -> key(part)).ifPresent(sources::add);
        }
        profile.rotary()
                .flatMap(part -> bench.part(PartName.ROTARY, () -> dial(part)))
                .ifPresent(sources::add);
        inputs.map(InputSource::keypad).ifPresent(sources::add);
        return sources.isEmpty() ? Optional.empty() : Optional.of(new MergedKeypad(sources));
    }

    private Keypad matrix(KeypadPart part) throws LineException {
        Matrix matrix = new Matrix(
                part.rows().stream().map(LineRef::offset).toList(),
                part.columns().stream().map(LineRef::offset).toList(),
                part.keys(),
                part.activeLow(),
                part.bias(),
                part.drive(),
                part.diodes() != KeypadPart.Diodes.NONE,
                part.debounce(),
                part.settle());
        return new MatrixKeypad(
                bench.chip(part.rows().getFirst()), bench.chip(part.columns().getFirst()), matrix, bench.loop());
    }

    private Keypad key(KeyPart part) throws LineException {
        return new LineKeys(
                bench.chip(part.contact().line()),
                Map.of(part.key(), Workbench.wire(part.contact())),
                part.debounce(),
                bench.loop());
    }

    private Keypad dial(RotaryPart part) throws LineException {
        RotaryDial.Spring pulse = spring(part.pulse());
        Optional<RotaryDial.Spring> offNormal = part.offNormal().isEmpty()
                ? Optional.empty()
                : Optional.of(spring(part.offNormal().get()));
        return new RotaryDial(
                pulse, offNormal, part.pulsesPerSecond(), part.digits()::key, part.debounce(), bench.loop());
    }

    private RotaryDial.Spring spring(LineInput contact) throws LineException {
        return new RotaryDial.Spring(bench.chip(contact.line()), Workbench.wire(contact));
    }
}
