package org.offhook.phone.screen;

import java.util.EnumSet;
import java.util.Set;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Sounds;

/** Tells who is in a call, or about to be, that the sound device in use is missing. */
final class SoundNotice {

    private static final Set<Situation> TOLD = EnumSet.of(
            Situation.DIAL_TONE,
            Situation.OUTGOING,
            Situation.ANSWERING,
            Situation.CONNECTED,
            Situation.CONFERENCE,
            Situation.TRANSFER_RINGING);

    private SoundNotice() {}

    static boolean isDue(Situation situation, Moment now) {
        return TOLD.contains(situation)
                && now.state()
                        .desk()
                        .silent()
                        .containsKey(Sounds.of(now.state()).outlet());
    }

    static Row row(Moment now) {
        return Row.of(Piece.lead(Icon.MUTE).then(now.say(Word.NO_SOUND)));
    }
}
