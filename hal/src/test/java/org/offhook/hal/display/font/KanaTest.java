package org.offhook.hal.display.font;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KanaTest {

    @ParameterizedTest
    @CsvSource({
        "カタカナ,ｶﾀｶﾅ,katakana",
        "さくら,ｻｸﾗ,sakura",
        "がっこう,ｶﾞｯｺｳ,gakkou",
        "シュッパツ,ｼｭｯﾊﾟﾂ,shuppatsu",
        "マッチャ,ﾏｯﾁｬ,matcha",
        "ジャズ,ｼﾞｬｽﾞ,jazu",
        "フィリップ,ﾌｨﾘｯﾌﾟ,firippu",
        "ヴァン,ｳﾞｧﾝ,van",
        "ティー,ﾃｨｰ,ti",
        "リョウ,ﾘｮｳ,ryou",
        "ア・ン。,ｱ･ﾝ｡,a n.",
        "ァ,ｧ,a",
    })
    void kanaOfAnyKindAreHalfWidthOrLatin(String text, String halfWidth, String latin) {
        String half = text.codePoints()
                .mapToObj(Kana::halfWidth)
                .map(Optional::orElseThrow)
                .collect(Collectors.joining());
        assertEquals(halfWidth, half);
        assertEquals(latin, String.join("", Kana.romaji(half)));
    }

    @Test
    void otherCharactersAreNoKana() {
        "aäж漢（👍 ".codePoints().forEach(other -> assertEquals(Optional.empty(), Kana.halfWidth(other)));
    }

    @Test
    void anyOrderOfKanaIsReadWithoutFault() {
        for (char first = 'ｦ'; first <= 'ﾟ'; first++) {
            for (char second = '｡'; second <= 'ﾟ'; second++) {
                Kana.romaji("" + first + second + first);
            }
        }
    }
}
