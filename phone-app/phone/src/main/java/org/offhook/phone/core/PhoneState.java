package org.offhook.phone.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.phone.core.user.User;

/**
 * Everything the phone knows at one moment. Immutable; safe to read from any thread.
 *
 * @param calls every call that the SIP side knows of, oldest first
 * @param user what the user has set at the phone
 * @param watching messages and other extensions, as the servers tell
 * @param transfer a caller who is being handed on
 * @param conference calls that are joined, or about to be
 */
public record PhoneState(
        PhoneSettings settings,
        Map<LineId, RegistrationStatus> registrations,
        Desk desk,
        Activity activity,
        List<Call> calls,
        Memory memory,
        Cues cues,
        Upkeep upkeep,
        User user,
        Panel panel,
        Watching watching,
        Transfer transfer,
        Conference conference) {

    public PhoneState {
        calls = List.copyOf(calls);
        registrations = Map.copyOf(registrations);
    }

    /** A phone that was just switched on, handset down. A handset that is up is told by an event. */
    public static PhoneState initial(PhoneSettings settings) {
        return restored(settings, User.NEW, CallLog.EMPTY, 0);
    }

    /**
     * A phone that was just switched on and remembers.
     *
     * @param missed calls that were missed and not looked at
     */
    public static PhoneState restored(PhoneSettings settings, User user, CallLog log, int missed) {
        return new PhoneState(
                settings,
                Map.of(),
                Desk.AT_REST,
                new Activity.Idle(),
                List.of(),
                Memory.restored(log, missed),
                Cues.NONE,
                Upkeep.NEW,
                user,
                Panel.NEW,
                Watching.NOTHING,
                Transfer.NONE,
                Conference.NONE);
    }

    public Optional<Call> call(CallId id) {
        for (Call call : calls) {
            if (call.id().equals(id)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** The call that the user is with: on it, or about to get it back. */
    public Optional<Call> focus() {
        return switch (activity) {
            case Activity.OnCall on -> call(on.call());
            case Activity.Returning back -> call(back.call());
            case Activity.Idle _, Activity.PreDial _, Activity.Dialling _, Activity.Ended _ -> Optional.empty();
        };
    }

    public boolean inFocus(Call call) {
        return switch (activity) {
            case Activity.OnCall on -> on.call().equals(call.id());
            case Activity.Returning back -> back.call().equals(call.id());
            case Activity.Idle _, Activity.PreDial _, Activity.Dialling _, Activity.Ended _ -> false;
        };
    }

    /** True for the call that the user is with, and for those who are in a conference with it. */
    public boolean together(Call call) {
        return inFocus(call)
                || conference instanceof Conference.Joined joined
                        && joined.members().contains(call.id());
    }

    /** The call that rings here and that the screen offers: the one that rings longest. */
    public Optional<Call> incoming() {
        return calls.stream().filter(Call::ringing).findFirst();
    }

    /** The newest answered call that the user is not with. */
    public Optional<Call> waiting() {
        return calls.stream().filter(call -> call.up() && !inFocus(call)).reduce((_, newer) -> newer);
    }

    /** The oldest answered call that the user does not talk to, whether he is with it or not. */
    public Optional<Call> parked() {
        return calls.stream()
                .filter(call -> call.up() && (call.heldByMe() || !together(call)))
                .findFirst();
    }

    /** True when one more call fits. */
    public boolean hasFreeCall() {
        return calls.stream().filter(Call::live).count() < Math.max(1, settings.maxCalls());
    }

    public boolean hasLine(LineId line) {
        return settings.lines().stream().anyMatch(known -> known.id().equals(line));
    }

    /** True while the keypad places emergency calls alone. */
    public boolean keypadLocked() {
        return user.settings().keypadLocked();
    }

    /** The line for a call that names none: the first one in service, else the first. */
    public LineId defaultLine() {
        List<LineId> lines =
                settings.lines().stream().map(PhoneSettings.Line::id).toList();
        LineId first = lines.isEmpty() ? new LineId(1) : lines.getFirst();
        return lines.stream().filter(this::inService).findFirst().orElse(first);
    }

    /** True when calls go out on that line. */
    boolean inService(LineId line) {
        RegistrationStatus status = registrations.get(line);
        return status != null
                && switch (status.state()) {
                    case REGISTERED, NOT_WANTED -> true;
                    case REGISTERING, FAILED, UNREGISTERED -> false;
                };
    }

    // ---- the same phone with one thing changed ----

    PhoneState with(PhoneSettings changed) {
        return change(draft -> draft.settings = changed);
    }

    PhoneState withRegistrations(Map<LineId, RegistrationStatus> changed) {
        return change(draft -> draft.registrations = changed);
    }

    PhoneState withRegistration(LineId line, RegistrationStatus status) {
        Map<LineId, RegistrationStatus> changed = new HashMap<>(registrations);
        changed.put(line, status);
        return withRegistrations(changed);
    }

    PhoneState with(Desk changed) {
        return change(draft -> draft.desk = changed);
    }

    PhoneState with(Activity changed) {
        return change(draft -> draft.activity = changed);
    }

    PhoneState with(Memory changed) {
        return change(draft -> draft.memory = changed);
    }

    PhoneState with(Cues changed) {
        return change(draft -> draft.cues = changed);
    }

    PhoneState with(Upkeep changed) {
        return change(draft -> draft.upkeep = changed);
    }

    PhoneState with(User changed) {
        return change(draft -> draft.user = changed);
    }

    PhoneState with(Panel changed) {
        return change(draft -> draft.panel = changed);
    }

    PhoneState with(Watching changed) {
        return change(draft -> draft.watching = changed);
    }

    PhoneState with(Transfer changed) {
        return change(draft -> draft.transfer = changed);
    }

    PhoneState with(Conference changed) {
        return change(draft -> draft.conference = changed);
    }

    private PhoneState with(List<Call> changed) {
        return change(draft -> draft.calls = changed);
    }

    /** With this call instead of the one of the same name. */
    PhoneState withCall(Call changed) {
        List<Call> list = new ArrayList<>(calls);
        list.replaceAll(call -> call.id().equals(changed.id()) ? changed : call);
        return with(list);
    }

    PhoneState withNewCall(Call added) {
        List<Call> list = new ArrayList<>(calls);
        list.add(added);
        return with(list);
    }

    PhoneState withoutCall(CallId id) {
        return with(calls.stream().filter(call -> !call.id().equals(id)).toList());
    }

    private PhoneState change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.state();
    }

    /** A copy that may be changed, so that no wither has to name what it leaves alone. */
    private static final class Draft {

        PhoneSettings settings;
        Map<LineId, RegistrationStatus> registrations;
        Desk desk;
        Activity activity;
        List<Call> calls;
        Memory memory;
        Cues cues;
        Upkeep upkeep;
        User user;
        Panel panel;
        Watching watching;
        Transfer transfer;
        Conference conference;

        Draft(PhoneState of) {
            settings = of.settings;
            registrations = of.registrations;
            desk = of.desk;
            activity = of.activity;
            calls = of.calls;
            memory = of.memory;
            cues = of.cues;
            upkeep = of.upkeep;
            user = of.user;
            panel = of.panel;
            watching = of.watching;
            transfer = of.transfer;
            conference = of.conference;
        }

        PhoneState state() {
            return new PhoneState(
                    settings,
                    registrations,
                    desk,
                    activity,
                    calls,
                    memory,
                    cues,
                    upkeep,
                    user,
                    panel,
                    watching,
                    transfer,
                    conference);
        }
    }
}
