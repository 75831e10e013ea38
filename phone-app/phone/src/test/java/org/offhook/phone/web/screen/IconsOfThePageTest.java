package org.offhook.phone.web.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.display.Icon;
import org.offhook.hal.display.font.DotFont;

/** What the page says and draws for an icon is what the display means by it. */
class IconsOfThePageTest {

    private final String view;

    IconsOfThePageTest() throws Exception {
        try (InputStream in = Icon.class.getResourceAsStream("/org/offhook/phone/web/page/js/view.js")) {
            view = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String word(Icon icon) {
        return switch (icon) {
            case PADLOCK -> "encrypted";
            case HANDSET -> "handset";
            case SPEAKER -> "speaker";
            case HEADSET -> "headset";
            case MUTE -> "muted";
            case HOLD -> "on hold";
            case BELL -> "ringing";
            case BELL_OFF -> "silenced";
            case MISSED -> "missed";
            case OUT_OF_SERVICE -> "out of service";
        };
    }

    @Test
    void pageSpeaksTheWordsInTheOrderOfTheIcons() {
        assertEquals(
                Stream.of(Icon.values()).map(IconsOfThePageTest::word).toList(),
                texts(found("const ICONS = \\[([^\\]]*)\\]")));
        assertEquals(Icon.values()[0].codePoint(), Integer.decode(found("const FIRST_ICON = (0x[0-9a-f]+)")));
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(view);
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    private static List<String> texts(String list) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(list)
                .results()
                .map((MatchResult text) -> text.group(1))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void fontDrawsTheIconAndTextHasItsSymbol(Icon icon) {
        assertTrue(DotFont.load().has(icon.codePoint()));
        assertEquals(
                List.of(String.valueOf(icon.symbol())),
                ScreenText.readable(List.of(Character.toString(icon.codePoint()))));
    }
}
