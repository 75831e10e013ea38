package org.offhook.hal.display.model;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Icon;

/** Texts to show. */
public final class Texts {

    private Texts() {}

    /** Rows from the top; missing ones are empty, too long ones cut. */
    public static DisplayText of(CharacterGeometry geometry, String... rows) {
        CellText[] cells = new CellText[geometry.rows()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = CellText.of(row < rows.length ? rows[row] : "").window(0, geometry.columns());
        }
        return new DisplayText(Arrays.asList(cells));
    }

    /** Whatever may come: icons, every script, signs, many spaces. */
    public static Arbitrary<DisplayText> any(CharacterGeometry geometry) {
        Arbitrary<CellText> icon = Arbitraries.of(Icon.class).map(CellText::of);
        Arbitrary<CellText> spaces = Arbitraries.integers().between(1, 6).map(CellText::spaces);
        Arbitrary<CellText> word = Arbitraries.oneOf(
                        letters("abcdeXYZ0123456789:>_*#"),
                        letters("äöüßéèêñçÄÖÜÉàøØåÆœ"),
                        letters("ąćęłńóśźżőűřěŘĞıİŁ"),
                        letters("αβγδεζηθλΣΩάήώΞΨ"),
                        letters("АБВГДЖЗИЙЛПЩЮЯабвгджзийлпщюяёіїєґ"),
                        letters("ｱｲｳｶﾞﾊﾟｬｭｯｰｻﾝ"),
                        letters("あいうガパャッー漢字田中千"),
                        letters("…–—“”€©½→←♪✓~\\|"),
                        letters("👍ａＢ한אب"))
                .map(CellText::of);
        Arbitrary<CellText> row = Arbitraries.frequencyOf(Tuple.of(4, word), Tuple.of(2, spaces), Tuple.of(1, icon))
                .list()
                .ofMaxSize(8)
                .map(Texts::joined)
                .map(text -> text.window(0, geometry.columns()));
        return row.list().ofSize(geometry.rows()).map(DisplayText::new);
    }

    private static Arbitrary<String> letters(String letters) {
        return Arbitraries.of(letters.codePoints().mapToObj(Character::toString).toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    private static CellText joined(List<CellText> parts) {
        return parts.stream().reduce(CellText.EMPTY, CellText::plus);
    }
}
