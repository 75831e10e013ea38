package org.offhook.phone.web.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.offhook.hal.display.font.DotFont;

class ScreenPictureTest {

    private static final int DARK = 0xFF1C2A1E;

    private final DotFont font = DotFont.load();

    private static BufferedImage picture(String... rows) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new ScreenPicture().png(List.of(rows))));
    }

    private static String cell(BufferedImage picture, int column, int row) {
        StringBuilder dots = new StringBuilder();
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 5; x++) {
                int rgb = picture.getRGB(12 + column * 24 + x * 4 + 1, 12 + row * 36 + y * 4 + 1);
                dots.append(rgb == DARK ? '#' : '.');
            }
            dots.append('\n');
        }
        return dots.toString();
    }

    @Test
    void drawsCharactersWhereTheyStand() throws IOException {
        BufferedImage picture = picture(" A", "", "", "                   L");
        assertEquals(".###.\n#...#\n#...#\n#####\n#...#\n#...#\n#...#\n.....\n", cell(picture, 1, 0));
        assertEquals("#....\n#....\n#....\n#....\n#....\n#....\n#####\n.....\n", cell(picture, 19, 3));
        assertEquals("", cell(picture, 0, 0).replaceAll("[.\n]", ""));
        assertEquals(500, picture.getWidth());
    }

    @Test
    void unknownCharacterIsABoxAndTheHalfOfAWideOneIsEmpty() throws IOException {
        BufferedImage picture = picture("漢\0", "", "", "");
        assertTrue(cell(picture, 0, 0).startsWith("#####\n"));
        assertEquals("", cell(picture, 1, 0).replaceAll("[.\n]", ""));
    }

    @Test
    void fontHasAllOfLatin1AndTheIcons() {
        IntStream.concat(IntStream.rangeClosed(0x20, 0x7E), IntStream.rangeClosed(0xA0, 0xFF))
                .forEach(code -> assertTrue(font.has(code), () -> Integer.toHexString(code)));
        IntStream.rangeClosed(0xE000, 0xE009).forEach(code -> assertTrue(font.has(code)));
    }

    /** What a person must tell apart, looks apart. */
    @Test
    void noTwoLettersOrDigitsLookTheSame() {
        Map<String, Integer> seen = new HashMap<>();
        IntStream.concat(IntStream.rangeClosed(0x21, 0x7E), IntStream.rangeClosed(0xC0, 0xFF))
                .forEach(code -> {
                    StringBuilder dots = new StringBuilder();
                    for (int i = 0; i < 40; i++) {
                        dots.append(font.dot(code, i % 5, i / 5) ? '#' : '.');
                    }
                    Integer other = seen.put(dots.toString(), code);
                    assertEquals(
                            null, other, () -> Character.toString(code) + " looks like " + Character.toString(other));
                });
    }

    @Test
    void iconsAreReadableAsTextAndACallersOwnSymbolsStayHis() {
        assertEquals(List.of("⚿ Bob", "漢 x"), ScreenText.readable(List.of("\uE000 Bob", "漢\0 x")));
        assertFalse(ScreenText.readable(List.of("\uE009")).getFirst().isBlank());
    }
}
