package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Icon;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.ScenePhone;

/**
 * Every screen, in a file that people can look at. After a change of screens look at the new file, written by
 * {@code mvn -pl phone-app/phone -am test -Dtest=ScreenBookTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Doffhook.screens.write=true}.
 */
class ScreenBookTest {

    private static final Path BOOK = Path.of("..", "..", "docs", "screens.txt");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int ACROSS = 3;

    @Test
    void everyScreenLooksAsInTheBook() throws IOException {
        String book = book();
        if (Boolean.getBoolean("offhook.screens.write")) {
            Files.writeString(BOOK, book);
        }
        assertEquals(Files.readString(BOOK), book, "docs/screens.txt; how to write it anew stands above this test");
    }

    /** A screen and what is written above it. */
    private record Picture(String title, DisplayText text) {}

    private static String book() {
        List<Picture> pictures = new ArrayList<>();
        Scenes.all().forEach((title, phone) -> pictures.add(picture(title, phone, Locale.ENGLISH)));
        StringBuilder book = new StringBuilder("""
                The screens of OffHook, 20 columns by 4 rows; the last row labels the four soft keys.
                Written by ScreenBookTest; how, stands there.

                """);
        book.append("Icons: ").append(icons()).append("\n\n");
        append(book, pictures);
        List<Picture> menu = new ArrayList<>();
        MenuScenes.all().forEach((title, phone) -> menu.add(picture(title, phone, Locale.ENGLISH)));
        append(book, menu);
        for (String language : WordsTest.LANGUAGES) {
            Locale locale = Locale.of(language);
            append(
                    book,
                    List.of(
                            picture(language + ": missed calls", Scenes.missed(3), locale),
                            picture(language + ": messages", Scenes.messages(Scenes.served(), 2, 5), locale),
                            picture(
                                    language + ": mailbox",
                                    Scenes.messages(Scenes.served(), 12, 5)
                                            .soft("Menu")
                                            .press(Key.DIGIT_5),
                                    locale),
                            picture(language + ": board", Scenes.boardFaults(12).seconds(4), locale),
                            picture(
                                    language + ": no sound",
                                    Scenes.silent(Scenes.talking(Scenes.phone(), Scenes.SECURE)),
                                    locale),
                            picture(language + ": incoming", Scenes.incoming(), locale),
                            picture(language + ": held", Scenes.held(), locale),
                            picture(language + ": transfer", Scenes.transfer("202"), locale),
                            picture(language + ": transferring", Scenes.transferring(), locale),
                            picture(
                                    language + ": rings",
                                    Scenes.transferring().happens(new PhoneEvent.TransferProgress(Scenes.first())),
                                    locale),
                            picture(language + ": transferred", Scenes.transferred(EndReason.Kind.TRANSFERRED), locale),
                            picture(language + ": not transferred", Scenes.transferred(EndReason.Kind.BUSY), locale),
                            picture(language + ": added", Scenes.invitation("202"), locale),
                            picture(language + ": conference", Scenes.conference(), locale),
                            picture(language + ": menu", MenuScenes.menu("6"), locale),
                            picture(
                                    language + ": call list",
                                    MenuScenes.withCalls().soft("Hist"),
                                    locale),
                            picture(language + ": PIN", MenuScenes.menu("62"), locale)));
        }
        return book.toString();
    }

    private static Picture picture(String title, ScenePhone phone, Locale language) {
        return new Picture(
                title,
                Screens.render(phone.state(), phone.now(), new ScreenSettings(language, BERLIN))
                        .text());
    }

    private static String icons() {
        return Arrays.stream(Icon.values())
                .map(icon -> icon.symbol() + " "
                        + icon.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static void append(StringBuilder book, List<Picture> pictures) {
        for (int i = 0; i < pictures.size(); i += ACROSS) {
            List<Picture> beside = pictures.subList(i, Math.min(i + ACROSS, pictures.size()));
            line(book, beside, picture -> String.format("%-22s", picture.title()));
            line(book, beside, _ -> "┌────────────────────┐");
            for (int row = 0; row < 4; row++) {
                int shown = row;
                line(book, beside, picture -> "│" + picture.text().lines().get(shown) + "│");
            }
            line(book, beside, _ -> "└────────────────────┘");
            book.append('\n');
        }
    }

    private static void line(StringBuilder book, List<Picture> beside, Function<Picture, String> part) {
        book.append(beside.stream().map(part).collect(Collectors.joining("  ")).stripTrailing())
                .append('\n');
    }
}
