package org.offhook.hal.display.model;

import java.util.Arrays;

/** The character sets of the HD44780U datasheet's table 4, a line of sixteen codes each; U+FFFD where nothing is. */
public enum LcdRom {
    A00(
            "2 !\"#$%&'()*+,-./",
            "30123456789:;<=>?",
            "4@ABCDEFGHIJKLMNO",
            "5PQRSTUVWXYZ[¥]^_",
            "6`abcdefghijklmno",
            "7pqrstuvwxyz{|}→←",
            "A ｡｢｣､･ｦｧｨｩｪｫｬｭｮｯ",
            "Bｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿ",
            "Cﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏ",
            "Dﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ",
            "Eαäβεμσρg√⁻jx¢£ñö",
            "Fpqθ∞ΩüΣπxy千万円÷ █"),
    A02(
            "1▶◀“”⏫⏬●↲↑↓→←≤≥▲▼",
            "2 !\"#$%&'()*+,-./",
            "30123456789:;<=>?",
            "4@ABCDEFGHIJKLMNO",
            "5PQRSTUVWXYZ[\\]^_",
            "6`abcdefghijklmno",
            "7pqrstuvwxyz{|}~⌂",
            "8БДЖЗИЙЛПУЦЧШЩЪЫЭ",
            "9α♪ΓπΣσ♬τ🔔ΘΩδ∞♥ε∩",
            "A‖¡¢£¤¥¦§ƒ©ª«ЮЯ®'",
            "Bᴼ±²³₧µ¶·ω¹º»¼½¾¿",
            "CÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ",
            "DÐÑÒÓÔÕÖ×ΦÙÚÛÜÝÞß",
            "Eàáâãäåæçèéêëìíîï",
            "Fðñòóôõö÷φùúûüýþÿ");

    private final String[] lines;

    LcdRom(String... lines) {
        this.lines = lines;
    }

    String[] characters() {
        String[] characters = new String[256];
        Arrays.fill(characters, "\uFFFD");
        for (String line : lines) {
            int[] codePoints = line.codePoints().toArray();
            int from = Character.digit(codePoints[0], 16) << 4;
            for (int i = 0; i < 16; i++) {
                characters[from + i] = Character.toString(codePoints[i + 1]);
            }
        }
        return characters;
    }
}
