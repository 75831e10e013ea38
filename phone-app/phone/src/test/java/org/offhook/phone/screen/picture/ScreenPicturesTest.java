package org.offhook.phone.screen.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.hd44780.CharacterRom;
import org.offhook.phone.screen.ScreenGallery;

/**
 * The pictures in {@code docs/screens} are what the displays show. {@code ./offhook screens docs/screens} makes them
 * anew; look at them afterwards.
 */
class ScreenPicturesTest {

    private static final Path FOLDER = Path.of("..", "..", "docs", "screens");
    private static final String HOW = "docs/screens is old; make it anew with ./offhook screens docs/screens";

    /** The folder to write to, told by the launcher. */
    private static final String WRITE = System.getProperty("offhook.screens.folder");

    @Test
    void picturesAreWhatTheDisplaysShow() throws IOException {
        ScreenAlbum album = new ScreenAlbum();
        if (WRITE != null) {
            album.write(Path.of(WRITE));
            return;
        }
        assertEquals(Files.readString(FOLDER.resolve("README.md")), album.page(), HOW);
        TreeSet<String> files = new TreeSet<>();
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(FOLDER, "*.png")) {
            pictures.forEach(file -> files.add(file.getFileName().toString()));
        }
        assertEquals(new TreeSet<>(album.pictures().keySet()), files, HOW);
        for (Map.Entry<String, BufferedImage> picture : album.pictures().entrySet()) {
            BufferedImage kept = ImageIO.read(FOLDER.resolve(picture.getKey()).toFile());
            assertArrayEquals(pixels(picture.getValue()), pixels(kept), () -> picture.getKey() + ": " + HOW);
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @ParameterizedTest
    @EnumSource
    void fromOneScreenToAnotherTakesLessThanFortyMillisecondsInEveryLanguage(CharacterRom rom) throws IOException {
        LcdPicture lcd = new LcdPicture(rom);
        for (Locale language : ScreenGallery.languages()) {
            List<DisplayText> screens =
                    new ArrayList<>(ScreenGallery.screens(language).values());
            screens.add(DisplayText.blank(CharacterGeometry.TWENTY_BY_FOUR));
            double longest = longest(lcd, screens);
            assertTrue(longest <= 40, () -> language + ": " + longest + " ms");
        }
    }

    /** Names for each of which all eight characters are drawn anew. */
    @ParameterizedTest
    @EnumSource
    void fromAnyForeignNameToAnyOtherTakesLessThanSixtyMilliseconds(CharacterRom rom) throws IOException {
        double longest =
                longest(new LcdPicture(rom), List.copyOf(ScreenGallery.names().values()));
        assertTrue(longest <= 60, () -> longest + " ms");
    }

    /** From each screen to the ten that follow it. */
    private static double longest(LcdPicture lcd, List<DisplayText> screens) throws IOException {
        double longest = 0;
        for (int from = 0; from < screens.size(); from++) {
            for (int step = 1; step <= 10; step++) {
                lcd.show(screens.get(from));
                longest = Math.max(longest, lcd.show(screens.get((from + step) % screens.size())));
            }
        }
        return longest;
    }
}
