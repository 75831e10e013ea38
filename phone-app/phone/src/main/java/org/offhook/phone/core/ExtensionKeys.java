package org.offhook.phone.core;

/** Keys that dial: those of extensions that are watched, of numbers, and the one for messages. */
final class ExtensionKeys {

    private ExtensionKeys() {}

    /** Calls the extension, or takes the call that rings there. */
    static void pressed(Turn turn, KeyUse.Watch key) {
        boolean rings = turn.state().watching().state(key.who()) == ExtensionState.RINGING;
        dial(turn, key.line(), rings ? key.pickup() : key.who().extension());
    }

    static void pressed(Turn turn, KeyUse.SpeedDial key) {
        dial(turn, key.line(), key.number());
    }

    /** Dials the mailbox that has news; where no mailbox is known shows what is known of messages. */
    static void messages(Turn turn) {
        Mailboxes.toHear(turn.state()).ifPresentOrElse(line -> dial(turn, line.id(), line.mailbox()), () -> {
            if (turn.state().activity() instanceof Activity.Idle
                    && turn.state().incoming().isEmpty()
                    && !Mailboxes.known(turn.state()).isEmpty()) {
                Menus.openMessages(turn);
            }
        });
    }

    /** Not while a call rings here, which the user rather wants to take, nor while another one is being set up. */
    private static void dial(Turn turn, LineId line, String number) {
        if (turn.state().incoming().isEmpty()) {
            Placing.byKey(turn, line, number);
        }
    }
}
