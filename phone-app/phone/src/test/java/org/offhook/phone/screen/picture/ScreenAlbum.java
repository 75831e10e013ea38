package org.offhook.phone.screen.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.hd44780.CharacterRom;
import org.offhook.phone.screen.ScreenGallery;

/** All pictures by file name, and the page that shows them. */
final class ScreenAlbum {

    private final LcdPicture japaneseRom = new LcdPicture(CharacterRom.A00);
    private final LcdPicture europeanRom = new LcdPicture(CharacterRom.A02);
    private final OledPicture oled = new OledPicture();
    private final Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    ScreenAlbum() throws IOException {
        page.append("""
                # The screens of OffHook

                Written by `./offhook screens docs/screens`; do not edit. Each picture is what the display shows after the
                driver has sent the screen to it: on the left an HD44780 of 20×4 characters (the driver's bytes, taken by a
                model of controller and expander, with its character ROM and the characters that the driver drew), on the
                right an SSD1306 of 128×64 pixels, three times as large. The same screens as text: [screens.txt](../screens.txt).

                ## Every screen, in English

                Character ROM A00.

                | | HD44780 | OLED |
                |---|---|---|
                """);
        for (Map.Entry<String, DisplayText> screen :
                ScreenGallery.screens(Locale.ENGLISH).entrySet()) {
            String name = fileName(screen.getKey());
            row(
                    screen.getKey(),
                    add("lcd-" + name, screen.getKey(), japaneseRom.picture(screen.getValue())),
                    add("oled-" + name, screen.getKey(), oled.picture(screen.getValue())));
        }
        languages();
        names();
    }

    private void languages() throws IOException {
        page.append("""

                ## The other languages

                Two screens each. Japanese needs ROM A00 or a pixel display; all others look the same or better with A02.

                | | HD44780 (A00) | | OLED | |
                |---|---|---|---|---|
                """);
        List<Locale> languages = ScreenGallery.languages();
        for (Locale language : languages.subList(1, languages.size())) {
            List<String> cells = new ArrayList<>(List.of(language.getDisplayLanguage(Locale.ENGLISH)));
            List<DisplayText> samples = ScreenGallery.samples(language);
            for (int i = 0; i < samples.size(); i++) {
                cells.add(add(
                        "lcd-" + language + "-" + (i + 1),
                        language + " " + (i + 1),
                        japaneseRom.picture(samples.get(i))));
            }
            for (int i = 0; i < samples.size(); i++) {
                cells.add(add(
                        "oled-" + language + "-" + (i + 1), language + " " + (i + 1), oled.picture(samples.get(i))));
            }
            row(cells.toArray(String[]::new));
        }
    }

    private void names() throws IOException {
        page.append("""

                ## Names from elsewhere

                What each display makes of letters that it lacks: the HD44780 draws up to eight characters, icons first,
                and transliterates the rest.

                | | ROM A00 | ROM A02 | OLED |
                |---|---|---|---|
                """);
        int number = 1;
        for (Map.Entry<String, DisplayText> screen : ScreenGallery.names().entrySet()) {
            String name = "name-" + number++;
            row(
                    screen.getKey(),
                    add("lcd-a00-" + name, screen.getKey(), japaneseRom.picture(screen.getValue())),
                    add("lcd-a02-" + name, screen.getKey(), europeanRom.picture(screen.getValue())),
                    add("oled-" + name, screen.getKey(), oled.picture(screen.getValue())));
        }
    }

    private String add(String name, String title, BufferedImage picture) {
        String file = name + ".png";
        if (pictures.put(file, picture) != null) {
            throw new IllegalStateException("two pictures are called " + file);
        }
        return "![" + title + "](" + file + ")";
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String fileName(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    Map<String, BufferedImage> pictures() {
        return pictures;
    }

    String page() {
        return page.toString();
    }

    /** Writes page and pictures, and removes the pictures of screens that are no more. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.png")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Files.writeString(folder.resolve("README.md"), page());
        for (Map.Entry<String, BufferedImage> picture : pictures.entrySet()) {
            ImageIO.write(
                    picture.getValue(), "png", folder.resolve(picture.getKey()).toFile());
        }
    }
}
