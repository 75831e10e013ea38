package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;

/** What a screen is drawn from, and the pieces that screens have in common. */
record Moment(PhoneState state, Instant at, Words words, ZoneId timeZone) {

    /** From here on seconds are of no interest. */
    private static final int LONG_HOURS = 10;

    Piece say(Word word, Object... values) {
        return Piece.words(words.say(word, values));
    }

    /** The time of day in the user's time zone, as he wants it. */
    Piece timeOfDay(Instant instant) {
        ZonedDateTime local = instant.atZone(timeZone);
        int hour = local.getHour();
        if (!state.user().settings().twelveHours()) {
            return Piece.words(String.format(Locale.ROOT, "%02d:%02d", hour, local.getMinute()));
        }
        String time = String.format(Locale.ROOT, "%d:%02d", hour % 12 == 0 ? 12 : hour % 12, local.getMinute());
        return say(hour < 12 ? Word.AM : Word.PM, time);
    }

    Piece date(Instant instant) {
        ZonedDateTime local = instant.atZone(timeZone);
        return say(Word.DATE, words.day(local.getDayOfWeek()), local.getDayOfMonth(), words.month(local.getMonth()));
    }

    /** Time since then, as {@link #clock} writes it; ticks. */
    Piece timer(Instant since) {
        Duration passed = since.isBefore(at) ? Duration.between(since, at) : Duration.ZERO;
        Instant tick = passed.toHours() < LONG_HOURS
                ? since.plusSeconds(passed.toSeconds() + 1)
                : since.plus(Duration.ofMinutes(passed.toMinutes() + 1));
        return new Piece(clock(passed).text(), tick, true);
    }

    /** A length of time in at most 7 columns: {@code 0:42}, {@code 1:02:03}, {@code 10h05}. */
    static Piece clock(Duration time) {
        long hours = time.toHours();
        int minutes = time.toMinutesPart();
        int seconds = time.toSecondsPart();
        if (hours >= LONG_HOURS) {
            return Piece.words(String.format(Locale.ROOT, "%dh%02d", hours, minutes));
        }
        return Piece.words(
                hours > 0
                        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds)
                        : String.format(Locale.ROOT, "%d:%02d", minutes, seconds));
    }

    /** Name of the other side, or its number where it has no name. */
    Piece who(Party party) {
        if (withheld(party)) {
            return Piece.name(party.name().isBlank() ? words.say(Word.WITHHELD) : party.name());
        }
        return Piece.name(party.label().isBlank() ? words.say(Word.UNKNOWN) : party.label());
    }

    /** Number of the other side, where {@link #who} is its name. */
    static Piece number(Party party) {
        boolean told = party.name().isBlank() || party.name().equals(party.number()) || withheld(party);
        return told ? Piece.NONE : Piece.name(party.number());
    }

    private static boolean withheld(Party party) {
        return party.number().equalsIgnoreCase("anonymous");
    }

    /** What the line is called; nothing on a phone with one line. */
    Piece line(LineId id) {
        if (state.settings().lines().size() < 2) {
            return Piece.NONE;
        }
        return state.settings().lines().stream()
                .filter(line -> line.id().equals(id))
                .map(PhoneSettings.Line::label)
                .findFirst()
                .map(Piece::name)
                .orElse(Piece.NONE);
    }

    /** What the user listens with, and whether it is muted. */
    Piece status() {
        return mute().then(device());
    }

    Piece mute() {
        return state.desk().muted() ? Piece.icon(Icon.MUTE) : Piece.NONE;
    }

    Piece device() {
        return switch (state.desk().handsFree()) {
            case SPEAKER -> Piece.icon(Icon.SPEAKER);
            case HEADSET -> Piece.icon(Icon.HEADSET);
            case OFF -> state.desk().handsetUp() ? Piece.icon(Icon.HANDSET) : Piece.NONE;
        };
    }

    /** Whose number is being written; else the call that waits. */
    Row named(String digits) {
        return state.settings()
                .directory()
                .nameOf(digits)
                .map(name -> Row.of(Piece.name(name)))
                .orElseGet(this::waiting);
    }

    /** The call that waits behind the one on the screen, and for how long; empty if none does. */
    Row waiting() {
        return state.waiting().map(this::held).orElse(Row.EMPTY);
    }

    private Row held(Call call) {
        Piece time = call.state() instanceof CallState.Up up ? timer(up.hold().since()) : Piece.NONE;
        return Row.of(Piece.lead(Icon.HOLD).then(who(call.party())), time);
    }
}
