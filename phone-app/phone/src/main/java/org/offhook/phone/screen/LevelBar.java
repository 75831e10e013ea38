package org.offhook.phone.screen;

import org.offhook.phone.core.VolumeBar;
import org.offhook.phone.core.menu.MenuTree;
import org.offhook.phone.core.user.Knob;

/** How much of something there is, as a row of blocks. */
final class LevelBar {

    private static final String FULL = "█";
    private static final String FREE = "-";

    private LevelBar() {}

    /** The volume that the user is changing; a phone that cannot change it says so. */
    static Row volume(Moment now) {
        VolumeBar bar = now.state().panel().bar();
        if (!now.state().panel().knobs().contains(bar.knob())) {
            return Row.of(now.say(Word.NO_VOLUME));
        }
        return Row.of(Piece.words(now.words().title(MenuTree.title(bar.knob()))), blocks(now, bar.knob()));
    }

    /** A block for each step above the least level. */
    static Piece blocks(Moment now, Knob knob) {
        int full = now.state().user().settings().level(knob) - knob.least();
        int all = knob.most() - knob.least();
        return Piece.words(FULL.repeat(full) + FREE.repeat(all - full));
    }
}
