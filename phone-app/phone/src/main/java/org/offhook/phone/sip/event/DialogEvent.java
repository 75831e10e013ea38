package org.offhook.phone.sip.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.Watched;

/** What another extension does (RFC 4235). */
final class DialogEvent implements EventPackage {

    static final String NAME = "dialog";

    /** A server that only adds must not fill the memory. */
    private static final int MOST_DIALOGS = 1000;

    private final Watched who;
    private final Consumer<PhoneEvent> events;
    private final Map<String, DialogInfo.Entry> dialogs = new LinkedHashMap<>();
    private long version = -1;
    private ExtensionState last = ExtensionState.UNKNOWN;

    DialogEvent(Watched who, Consumer<PhoneEvent> events) {
        this.who = who;
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
        return "dialog-info+xml";
    }

    /** Old ones do not come here: the numbers of the requests have sorted them out. */
    @Override
    public Verdict take(byte[] body) {
        Optional<DialogInfo> told = DialogInfo.parse(body);
        if (told.isEmpty()) {
            return Verdict.BAD;
        }
        DialogInfo info = told.get();
        if (!info.full() && (version < 0 || info.version() != version + 1)) {
            return Verdict.GAP;
        }
        version = info.version();
        if (info.full()) {
            dialogs.clear();
        }
        for (DialogInfo.Entry entry : info.dialogs()) {
            dialogs.remove(entry.id());
            if (entry.state() != DialogInfo.State.TERMINATED && dialogs.size() < MOST_DIALOGS) {
                dialogs.put(entry.id(), entry);
            }
        }
        tell(state());
        return Verdict.TAKEN;
    }

    @Override
    public void begun() {
        dialogs.clear();
        version = -1;
    }

    @Override
    public void lost() {
        begun();
        tell(ExtensionState.UNKNOWN);
    }

    private void tell(ExtensionState state) {
        if (state != last) {
            last = state;
            events.accept(new PhoneEvent.ExtensionChanged(who, state));
        }
    }

    /** What rings can be taken, so it goes before what is busy; what is held counts if nothing else goes on. */
    private ExtensionState state() {
        if (dialogs.isEmpty()) {
            return ExtensionState.IDLE;
        }
        if (dialogs.values().stream().anyMatch(DialogEvent::rings)) {
            return ExtensionState.RINGING;
        }
        boolean parked = dialogs.values().stream()
                .allMatch(entry -> entry.state() == DialogInfo.State.CONFIRMED && entry.held());
        return parked ? ExtensionState.PARKED : ExtensionState.BUSY;
    }

    private static boolean rings(DialogInfo.Entry entry) {
        return entry.incoming()
                && switch (entry.state()) {
                    case TRYING, PROCEEDING, EARLY -> true;
                    case CONFIRMED, TERMINATED -> false;
                };
    }
}
