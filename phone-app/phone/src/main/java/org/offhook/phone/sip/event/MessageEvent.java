package org.offhook.phone.sip.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneEvent;

/** Whether messages wait for a line (RFC 3842), told by subscription or unasked. */
final class MessageEvent implements EventPackage {

    static final String NAME = "message-summary";

    private final LineId line;
    private final Consumer<PhoneEvent> events;
    private Optional<Mailbox> last = Optional.empty();

    MessageEvent(LineId line, Consumer<PhoneEvent> events) {
        this.line = line;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String type() {
        return "application";
    }

    @Override
    public String subType() {
        return "simple-message-summary";
    }

    @Override
    public Verdict take(byte[] body) {
        Optional<Mailbox> told = MessageSummary.parse(new String(body, StandardCharsets.UTF_8));
        if (told.isEmpty()) {
            return Verdict.BAD;
        }
        if (!told.equals(last)) {
            last = told;
            events.accept(new PhoneEvent.MessagesChanged(line, told.get()));
        }
        return Verdict.TAKEN;
    }

    @Override
    public void begun() {
        // each body is whole
    }

    /** Messages do not go away because the server cannot be asked. */
    @Override
    public void lost() {
        // stays as it is
    }
}
