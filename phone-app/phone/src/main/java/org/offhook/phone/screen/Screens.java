package org.offhook.phone.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.DisplayText;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.SoftKeys;

/**
 * All screens, as one pure function. A frame says when it will look different without any change of state (a
 * timer ticks, a name moves), so nobody has to ask again before.
 */
public final class Screens {

    private static final int KEY_COLUMNS = 5;

    private Screens() {}

    /** What the display shows in a state at a moment. Any thread. */
    public static Frame render(PhoneState state, Instant at, ScreenSettings settings) {
        ScreenSettings chosen = settings.with(state.user().settings());
        Words words = Words.in(chosen.language());
        Situation situation = Situation.of(state);
        List<SoftKey> keys = SoftKeys.of(state);
        List<String> labels = keys.stream().map(words::label).toList();
        List<CellText> text = new ArrayList<>();
        Instant next = Instant.MAX;
        for (Row row : rows(situation, new Moment(state, at, words, chosen.timeZone()))) {
            text.add(row.cells());
            next = Piece.earlier(next, row.until());
        }
        text.add(softKeys(labels));
        return new Frame(new DisplayText(text), keys, labels, situation, next);
    }

    /**
     * The three rows above the soft keys; a volume that is being changed covers the last of them, and so does the notice
     * that there is no sound.
     */
    static List<Row> rows(Situation situation, Moment now) {
        List<Row> rows = screen(situation, now);
        if (now.state().panel().bar().shown()) {
            return List.of(rows.get(0), rows.get(1), LevelBar.volume(now));
        }
        return SoundNotice.isDue(situation, now) ? List.of(rows.get(0), rows.get(1), SoundNotice.row(now)) : rows;
    }

    private static List<Row> screen(Situation situation, Moment now) {
        return switch (situation) {
            case IDLE, MISSED -> IdleScreen.rows(now);
            case LOCKED -> IdleScreen.locked(now);
            case MENU -> MenuScreen.rows(now);
            case PRE_DIAL -> PreDialScreen.rows(now);
            case DIAL_TONE, DIALLING -> DialScreen.rows(now);
            case OUTGOING -> OutgoingScreen.rows(now);
            case INCOMING -> IncomingScreen.rows(now);
            case INCOMING_DURING_CALL -> CallWaitingScreen.rows(now);
            case ANSWERING -> AnsweringScreen.rows(now);
            case CONNECTED -> ConnectedScreen.rows(now);
            case HELD_BY_ME -> HeldScreen.rows(now);
            case HELD_BY_PEER -> HeldByPeerScreen.rows(now);
            case TWO_CALLS, TWO_HELD -> TwoCallsScreen.rows(now);
            case TRANSFER_NUMBER -> TransferScreen.number(now);
            case TRANSFER_RINGING -> OutgoingScreen.rows(now);
            case TRANSFER_CONSULTING -> TwoCallsScreen.rows(now);
            case TRANSFERRING -> TransferScreen.underWay(now);
            case TRANSFER_FAILED -> TransferScreen.failed(now);
            case CONFERENCE -> ConferenceScreen.rows(now);
            case RINGING_BACK -> RingBackScreen.rows(now);
            case ENDED -> EndedScreen.rows(now);
        };
    }

    private static CellText softKeys(List<String> labels) {
        CellText row = CellText.EMPTY;
        for (String label : labels) {
            row = row.plus(CellText.of(label).fitted(KEY_COLUMNS - 1)).plus(CellText.spaces(1));
        }
        return row;
    }
}
