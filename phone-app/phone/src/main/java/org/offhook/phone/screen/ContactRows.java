package org.offhook.phone.screen;

import java.util.List;
import org.offhook.phone.core.Contact;

/** A contact of the phone book: the name, and below it the number. */
final class ContactRows {

    private ContactRows() {}

    static List<Row> rows(Moment now, Row title, boolean empty, int selected) {
        if (empty) {
            return List.of(title, Row.of(now.say(Word.NO_CONTACTS)), Row.EMPTY);
        }
        Contact contact = now.state().settings().directory().contacts().get(selected);
        Row name = Row.moving(
                Piece.NONE,
                Piece.name(contact.name()),
                Piece.NONE,
                now.state().panel().touched(),
                now.at());
        return List.of(title, name, Row.of(Piece.name(contact.number())));
    }
}
