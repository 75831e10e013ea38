package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.offhook.phone.core.DeviceStatus;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.menu.Fact;

/** One fact about the phone: what it is called, and below it what is known. */
final class FactRows {

    private FactRows() {}

    static List<Row> rows(Moment now, Row title, Fact fact, Instant since) {
        return switch (fact) {
            case Fact.Account account -> {
                PhoneSettings.Line line = now.state().settings().lines().get(account.index());
                Piece number = line.number().equals(line.label()) ? Piece.NONE : Piece.name(line.number());
                yield List.of(title, Row.of(Piece.name(line.label()), number), registration(now, line));
            }
            case Fact.Fault fault -> {
                Piece sentence = Piece.name(now.state().desk().faults().get(fault.index()));
                yield List.of(title, Row.of(now.say(Word.BOARD_FAULT)), Row.moving(sentence, since, now.at()));
            }
            case Fact.Device device -> {
                Piece value = value(now, device);
                Row below = value.firm() ? Row.of(value) : Row.moving(value, since, now.at());
                yield List.of(title, Row.of(Piece.words(now.words().fact(device))), below);
            }
        };
    }

    private static Row registration(Moment now, PhoneSettings.Line line) {
        RegistrationStatus status = now.state()
                .registrations()
                .getOrDefault(line.id(), RegistrationStatus.of(RegistrationStatus.State.REGISTERING));
        return switch (status.state()) {
            case REGISTERED -> Row.of(now.say(Word.REGISTERED));
            case REGISTERING -> Row.of(now.say(Word.REGISTERING));
            case NOT_WANTED -> Row.of(now.say(Word.REG_NOT_WANTED));
            case UNREGISTERED -> Row.of(now.say(Word.REG_OTHER));
            case FAILED -> IdleScreen.reason(now, status);
        };
    }

    private static Piece value(Moment now, Fact.Device fact) {
        DeviceStatus device = now.state().panel().device();
        if (device.equals(DeviceStatus.UNKNOWN)) {
            return Piece.words("…");
        }
        return switch (fact) {
            case ADDRESS -> known(now, device.address());
            case MAC -> known(now, device.mac());
            case FIRMWARE -> known(now, device.firmware());
            case UPTIME -> uptime(now, device.startedAt());
            case SOUND_DEVICE -> device.sound().isBlank() ? now.say(Word.WORKS) : Piece.name(device.sound());
            case SOUND_GAPS -> Piece.words(String.valueOf(device.soundGaps()));
        };
    }

    private static Piece known(Moment now, String value) {
        return value.isBlank() ? now.say(Word.UNKNOWN) : Piece.name(value);
    }

    /** In hours and minutes. */
    private static Piece uptime(Moment now, Instant since) {
        Duration up = since.isBefore(now.at()) ? Duration.between(since, now.at()) : Duration.ZERO;
        String time = String.format(Locale.ROOT, "%d:%02d", up.toHoursPart(), up.toMinutesPart());
        Piece text = up.toDays() == 0 ? Piece.words(time) : now.say(Word.DAYS, up.toDays(), time);
        Instant next = up.isZero() ? now.at().plusSeconds(60) : since.plus(Duration.ofMinutes(up.toMinutes() + 1));
        return new Piece(text.text(), next, true);
    }
}
