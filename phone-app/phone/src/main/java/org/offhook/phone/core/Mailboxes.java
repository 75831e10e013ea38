package org.offhook.phone.core;

import java.util.List;
import java.util.Optional;
import org.offhook.phone.core.PhoneSettings.Line;

/** Which lines have messages, and which of their mailboxes is to be dialled. */
public final class Mailboxes {

    private Mailboxes() {}

    /** The lines that have a mailbox to dial, or of whose messages the server told, in the order of the lines. */
    public static List<Line> known(PhoneState state) {
        return state.settings().lines().stream()
                .filter(line ->
                        line.hasMailbox() || state.watching().mailboxes().containsKey(line.id()))
                .toList();
    }

    /** The line whose mailbox the message key dials: one with new messages, of these the usual one first. */
    static Optional<Line> toHear(PhoneState state) {
        List<Line> dialled =
                state.settings().lines().stream().filter(Line::hasMailbox).toList();
        LineId usual = state.defaultLine();
        List<Line> withNews = dialled.stream()
                .filter(line -> state.watching().mailbox(line.id()).waiting())
                .toList();
        return first(withNews, usual).or(() -> first(dialled, usual));
    }

    private static Optional<Line> first(List<Line> lines, LineId preferred) {
        return lines.stream()
                .filter(line -> line.id().equals(preferred))
                .findFirst()
                .or(() -> lines.stream().findFirst());
    }
}
