package org.offhook.phone.core;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the servers tell without being called: messages that wait, and what other extensions do.
 *
 * @param mailboxes of the lines whose server has told
 * @param extensions those that are known of
 */
public record Watching(Map<LineId, Mailbox> mailboxes, Map<Watched, ExtensionState> extensions) {

    public static final Watching NOTHING = new Watching(Map.of(), Map.of());

    public Watching {
        mailboxes = Map.copyOf(mailboxes);
        extensions = Map.copyOf(extensions);
    }

    /** Empty if nothing was told. */
    public Mailbox mailbox(LineId line) {
        return mailboxes.getOrDefault(line, Mailbox.EMPTY);
    }

    public ExtensionState state(Watched who) {
        return extensions.getOrDefault(who, ExtensionState.UNKNOWN);
    }

    /** True when new messages wait on any line. */
    public boolean messagesWait() {
        return mailboxes.values().stream().anyMatch(Mailbox::waiting);
    }

    /** New messages on all lines, as far as they were counted. */
    public int fresh() {
        return sum(Mailbox::fresh);
    }

    /** Messages on all lines that were listened to. */
    public int old() {
        return sum(Mailbox::old);
    }

    private int sum(ToIntFunction<Mailbox> count) {
        return (int) Math.min(
                Integer.MAX_VALUE,
                mailboxes.values().stream()
                        .mapToLong(mailbox -> count.applyAsInt(mailbox))
                        .sum());
    }

    Watching with(LineId line, Mailbox mailbox) {
        Map<LineId, Mailbox> changed = new HashMap<>(mailboxes);
        changed.put(line, mailbox);
        return new Watching(changed, extensions);
    }

    Watching with(Watched who, ExtensionState state) {
        Map<Watched, ExtensionState> changed = new HashMap<>(extensions);
        changed.put(who, state);
        return new Watching(mailboxes, changed);
    }

    /** Without what these settings do not know any more. */
    Watching kept(PhoneSettings settings) {
        Map<LineId, Mailbox> boxes = new HashMap<>(mailboxes);
        boxes.keySet().removeIf(line -> settings.lines().stream()
                .noneMatch(known -> known.id().equals(line)));
        Map<Watched, ExtensionState> others = new HashMap<>(extensions);
        others.keySet().retainAll(settings.watched());
        return new Watching(boxes, others);
    }
}
