package org.offhook.phone.screen;

import java.util.List;
import java.util.Optional;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.Watching;

/** What is said of messages: how many are new on the phone, and how many a line has. */
final class MessageRows {

    private static final int MOST = 99;

    private MessageRows() {}

    /** New messages on all lines; empty if there are none. */
    static Optional<Row> waiting(Moment now) {
        Watching watching = now.state().watching();
        if (!watching.messagesWait()) {
            return Optional.empty();
        }
        return Optional.of(Row.of(
                switch (watching.fresh()) {
                    case 0 -> now.say(Word.NEW_MESSAGES);
                    case 1 -> now.say(Word.ONE_MESSAGE);
                    default -> now.say(Word.MESSAGES, number(watching.fresh()));
                }));
    }

    /**
     * A page about one line.
     *
     * @param index of the line in the settings
     */
    static List<Row> rows(Moment now, Row title, int index) {
        PhoneSettings.Line line = now.state().settings().lines().get(index);
        Mailbox mailbox = now.state().watching().mailbox(line.id());
        Row count = Row.of(
                mailbox.fresh() > 0 || mailbox.old() > 0
                        ? now.say(Word.MESSAGE_COUNT, number(mailbox.fresh()), number(mailbox.old()))
                        : now.say(mailbox.waiting() ? Word.NEW_MESSAGES : Word.NO_MESSAGES));
        return List.of(title, Row.of(Piece.name(line.label()), Piece.name(line.mailbox())), count);
    }

    private static String number(int messages) {
        return String.valueOf(Math.min(messages, MOST));
    }
}
