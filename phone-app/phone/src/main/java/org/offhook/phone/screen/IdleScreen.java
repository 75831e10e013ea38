package org.offhook.phone.screen;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Missed;
import org.offhook.phone.core.PhoneSettings.Line;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.SetUp;

/**
 * Nothing happens: the clock, who this phone is, and what the user should know. A line that failed has a page
 * of its own; where there is more than one page, they take turns.
 */
final class IdleScreen {

    static final int PAGE_SECONDS = 4;

    /** A board without a battery clock begins in the past; that is no time to show. */
    static final int FIRST_YEAR = 2025;

    private static final int MOST_MISSED = 99;

    /** Second and third row. */
    private record Page(Row second, Row third) {}

    private IdleScreen() {}

    static List<Row> rows(Moment now) {
        List<Page> pages = pages(now);
        Page page = pages.getFirst();
        Row top = clock(now);
        if (pages.size() > 1) {
            long turn = Math.floorDiv(now.at().getEpochSecond(), (long) PAGE_SECONDS);
            page = pages.get((int) Math.floorMod(turn, (long) pages.size()));
            Instant next = Instant.ofEpochSecond((turn + 1) * PAGE_SECONDS);
            top = new Row(top.cells(), Piece.earlier(top.until(), next), top.clipped());
        }
        return List.of(top, page.second(), page.third());
    }

    /** The clock, and what the keypad still does. */
    static List<Row> locked(Moment now) {
        boolean help = !now.state().settings().emergency().isEmpty();
        return List.of(
                clock(now),
                Row.of(now.say(Word.LOCKED)),
                Row.of(now.say(help ? Word.EMERGENCY_ONLY : Word.INCOMING_ONLY)));
    }

    // ---- first row ----

    private static Row clock(Moment now) {
        ZonedDateTime local = now.at().atZone(now.timeZone());
        Instant minute = local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).toInstant();
        boolean known = local.getYear() >= FIRST_YEAR;
        Piece left = (known ? now.timeOfDay(now.at()) : Piece.words("--:--")).and(badges(now));
        Piece date = known ? now.date(now.at()) : Piece.NONE;
        // What the user has to know goes before the date.
        boolean fits = left.width() + 1 + date.width() <= Row.COLUMNS;
        Row row = Row.of(left, fits ? date : Piece.NONE);
        return new Row(row.cells(), minute, row.clipped());
    }

    private static Piece badges(Moment now) {
        Missed missed = now.state().memory().missed();
        Piece calls = missed.count() == 0 || missed.announced()
                ? Piece.NONE
                : Piece.icon(Icon.MISSED).then(Piece.words(number(missed)));
        boolean quiet = now.state().user().settings().doNotDisturb();
        return quiet ? now.say(Word.DO_NOT_DISTURB).and(calls) : calls;
    }

    private static String number(Missed missed) {
        return String.valueOf(Math.min(missed.count(), MOST_MISSED));
    }

    // ---- the pages below ----

    private static List<Page> pages(Moment now) {
        List<Line> lines = now.state().settings().lines();
        Optional<Row> missed = missed(now);
        if (lines.isEmpty()) {
            Row below = missed.orElseGet(() -> Row.of(now.say(Word.NO_CALLS)));
            Page only = unconfigured(now, below);
            return withBoard(now, only.second(), List.of(only));
        }
        Line home = home(now.state());
        List<Page> pages = new ArrayList<>();
        if (missed.isPresent() || state(now, home.id()) != State.FAILED) {
            pages.add(new Page(line(now, home), missed.orElseGet(() -> notice(now, home, lines))));
        }
        MessageRows.waiting(now).ifPresent(row -> {
            pages.removeIf(page -> page.third().equals(Row.EMPTY));
            pages.add(new Page(line(now, home), row));
        });
        String text = now.state().user().settings().idleText();
        if (lines.size() > 1 && missed.isEmpty() && !text.isBlank()) {
            pages.add(new Page(line(now, home), Row.of(Piece.name(text))));
        }
        for (Line line : lines) {
            if (state(now, line.id()) == State.FAILED) {
                RegistrationStatus status = now.state().registrations().get(line.id());
                pages.add(new Page(line(now, line), reason(now, status)));
            }
        }
        return withBoard(now, line(now, home), pages);
    }

    /** A phone whose body is not whole, or that lacks a sound device, says so on pages after the others. */
    private static List<Page> withBoard(Moment now, Row second, List<Page> pages) {
        List<Page> all = new ArrayList<>(pages);
        int faults = now.state().desk().faults().size();
        if (faults > 0) {
            all.add(new Page(second, Row.of(now.say(Word.BOARD_FAULTS, String.valueOf(faults)))));
        }
        if (!now.state().desk().silent().isEmpty()) {
            all.add(new Page(second, SoundNotice.row(now)));
        }
        return all;
    }

    private static Page unconfigured(Moment now, Row below) {
        SetUp setUp = now.state().panel().setUp();
        return switch (setUp.stage()) {
            case DONE -> new Page(Row.of(now.say(Word.NO_ACCOUNT)), below);
            case ASKING -> new Page(Row.of(now.say(Word.FETCHING_SETTINGS)), Row.EMPTY);
            case MISSING -> new Page(Row.of(now.say(Word.NO_SETTINGS)), Row.of(Piece.name(setUp.why())));
        };
    }

    private static Line home(PhoneState state) {
        LineId id = state.defaultLine();
        return state.settings().lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Row> missed(Moment now) {
        Missed missed = now.state().memory().missed();
        return missed.announced() ? Optional.of(Row.of(now.say(Word.MISSED, number(missed)))) : Optional.empty();
    }

    private static Row line(Moment now, Line line) {
        Piece name = Piece.name(line.label());
        Piece number = line.number().equals(line.label()) ? Piece.NONE : Piece.name(line.number());
        boolean out = state(now, line.id()) == State.FAILED || state(now, line.id()) == State.UNREGISTERED;
        return Row.of(out ? Piece.lead(Icon.OUT_OF_SERVICE).then(name) : name, number);
    }

    private static Row notice(Moment now, Line home, List<Line> lines) {
        return switch (state(now, home.id())) {
            case REGISTERING -> Row.of(now.say(Word.REGISTERING));
            case UNREGISTERED, FAILED -> Row.of(now.say(Word.REG_OTHER));
            case REGISTERED, NOT_WANTED -> others(now, home, lines);
        };
    }

    /** The other line as the first one; of more than two lines what fits. */
    private static Row others(Moment now, Line home, List<Line> lines) {
        if (lines.size() == 1) {
            return Row.of(Piece.name(now.state().user().settings().idleText()));
        }
        List<Line> others = lines.stream().filter(line -> !line.equals(home)).toList();
        return others.size() == 1
                ? line(now, others.getFirst())
                : Row.of(Piece.name(others.stream().map(Line::label).collect(Collectors.joining(" "))));
    }

    private static State state(Moment now, LineId line) {
        RegistrationStatus status = now.state().registrations().get(line);
        return status == null ? State.REGISTERING : status.state();
    }

    static Row reason(Moment now, RegistrationStatus status) {
        Piece code = status.code() == 0 ? Piece.NONE : Piece.words(String.valueOf(status.code()));
        return Row.of(
                now.say(
                        switch (status.code()) {
                            case 0 -> Word.REG_UNREACHABLE;
                            case 401, 407 -> Word.REG_PASSWORD;
                            case 403 -> Word.REG_FORBIDDEN;
                            case 404, 604 -> Word.REG_UNKNOWN;
                            case 408, 504 -> Word.REG_TIMEOUT;
                            case 500, 502, 503 -> Word.REG_SERVER;
                            default -> Word.REG_OTHER;
                        }),
                code);
    }
}
