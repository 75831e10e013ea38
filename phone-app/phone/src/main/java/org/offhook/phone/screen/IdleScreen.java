package org.offhook.phone.screen;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Missed;
import org.offhook.phone.core.PhoneSettings.Line;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;

/**
 * Nothing happens: the clock, who this phone is, and what the user should know. A line that failed has a page
 * of its own; where there is more than one page, they take turns.
 */
final class IdleScreen {

    static final int PAGE_SECONDS = 4;

    /** A board without a battery clock begins in the past; that is no time to show. */
    private static final int FIRST_YEAR = 2025;

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

    // ---- first row ----

    private static Row clock(Moment now) {
        ZonedDateTime local = now.at().atZone(now.timeZone());
        Instant minute = local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).toInstant();
        boolean known = local.getYear() >= FIRST_YEAR;
        Piece time = Piece.words(
                known ? String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute()) : "--:--");
        Piece date = known
                ? now.say(
                        Word.DATE,
                        now.words().day(local.getDayOfWeek()),
                        local.getDayOfMonth(),
                        now.words().month(local.getMonth()))
                : Piece.NONE;
        Row row = Row.of(time.and(badges(now.state())), date);
        return new Row(row.cells(), minute, row.clipped());
    }

    private static Piece badges(PhoneState state) {
        Missed missed = state.memory().missed();
        return missed.count() == 0 || missed.announced()
                ? Piece.NONE
                : Piece.icon(Icon.MISSED).then(Piece.words(number(missed)));
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
            Row none = Row.of(now.say(Word.NO_ACCOUNT));
            return withBoard(now, none, List.of(new Page(none, below)));
        }
        Line home = home(now.state());
        List<Page> pages = new ArrayList<>();
        if (missed.isPresent() || state(now, home.id()) != State.FAILED) {
            pages.add(new Page(line(now, home), missed.orElseGet(() -> notice(now, home, lines))));
        }
        for (Line line : lines) {
            if (state(now, line.id()) == State.FAILED) {
                RegistrationStatus status = now.state().registrations().get(line.id());
                pages.add(new Page(line(now, line), reason(now, status)));
            }
        }
        return withBoard(now, line(now, home), pages);
    }

    /** A phone whose body is not whole says so, on a page after the others. */
    private static List<Page> withBoard(Moment now, Row second, List<Page> pages) {
        int faults = now.state().desk().faults().size();
        if (faults == 0) {
            return pages;
        }
        List<Page> all = new ArrayList<>(pages);
        all.add(new Page(second, Row.of(now.say(Word.BOARD_FAULTS, String.valueOf(faults)))));
        return all;
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
        List<Line> others = lines.stream().filter(line -> !line.equals(home)).toList();
        return others.size() == 1
                ? line(now, others.getFirst())
                : Row.of(Piece.name(others.stream().map(Line::label).collect(Collectors.joining(" "))));
    }

    private static State state(Moment now, LineId line) {
        RegistrationStatus status = now.state().registrations().get(line);
        return status == null ? State.REGISTERING : status.state();
    }

    private static Row reason(Moment now, RegistrationStatus status) {
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
