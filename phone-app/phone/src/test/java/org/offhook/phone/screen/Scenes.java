package org.offhook.phone.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.MediaInfo;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneSettings.Line;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.SetUp;
import org.offhook.phone.core.SoundQuality;

/** Phones in every situation that has a screen. */
final class Scenes {

    static final Line RECEPTION = new Line(ScenePhone.LINE_1, "Reception", "101");
    static final Line SALES = new Line(ScenePhone.LINE_2, "Sales", "110");
    static final MediaInfo SECURE = new MediaInfo("opus", true);
    static final SoundQuality FAIR =
            new SoundQuality(38, 41, 35, 79, 84, 12, 3, 7, 60, OptionalInt.of(45), OptionalInt.empty());
    static final MediaInfo PLAIN = new MediaInfo("PCMA", false);

    private Scenes() {}

    static ScenePhone phone() {
        return new ScenePhone(RECEPTION);
    }

    /** A phone with a mailbox. */
    static ScenePhone served() {
        return new ScenePhone(new Line(ScenePhone.LINE_1, "Reception", "101", "*97"));
    }

    static ScenePhone twoLines() {
        return new ScenePhone(RECEPTION, SALES);
    }

    /** A phone that has no account, and why it has none. */
    static ScenePhone unconfigured(SetUp setUp) {
        return new ScenePhone().happens(new PhoneEvent.SetUpChanged(setUp));
    }

    /** The server has not answered yet. */
    static ScenePhone starting() {
        return phone().registration(ScenePhone.LINE_1, RegistrationStatus.of(RegistrationStatus.State.REGISTERING));
    }

    static ScenePhone failed(int code) {
        return phone().registration(
                        ScenePhone.LINE_1, new RegistrationStatus(RegistrationStatus.State.FAILED, code, "any"));
    }

    /** Parts of the board do not work. */
    static ScenePhone boardFaults(int count) {
        return phone().happens(new PhoneEvent.BoardReported(
                IntStream.range(0, count).mapToObj(i -> "fault " + i).toList()));
    }

    /** The sound device is unplugged. */
    static ScenePhone silent(ScenePhone phone) {
        return phone.happens(
                new PhoneEvent.SoundReported(Set.of(Outlet.values()), "The sound card 0,0 is gone: it was unplugged."));
    }

    /** Nobody takes a call, so often. */
    static ScenePhone missed(int times) {
        ScenePhone phone = phone();
        for (int i = 0; i < times; i++) {
            CallId call = phone.arrives("Bob Miller", "201");
            phone.ended(call, EndReason.Kind.CALLER_GAVE_UP, 0);
        }
        return phone;
    }

    /** Voice messages on the first line. */
    static ScenePhone messages(ScenePhone phone, int fresh, int old) {
        return phone.happens(new PhoneEvent.MessagesChanged(ScenePhone.LINE_1, new Mailbox(fresh > 0, fresh, old)));
    }

    static ScenePhone incoming() {
        ScenePhone phone = phone();
        phone.arrives("Bob Miller", "201");
        return phone;
    }

    static ScenePhone calling(ScenePhone phone) {
        return phone.lift().dial("201#");
    }

    static ScenePhone ended(EndReason.Kind kind, int code) {
        ScenePhone phone = calling(phone());
        return phone.ended(phone.placed(), kind, code);
    }

    static ScenePhone talking(ScenePhone phone, MediaInfo media) {
        CallId call = phone.arrives("Bob Miller", "201");
        return phone.seconds(3).lift().connected(call, media).seconds(42);
    }

    static CallId first() {
        return new CallId("in-1");
    }

    static ScenePhone held() {
        return talking(phone(), SECURE).press(Key.HOLD).accepted(first(), true).seconds(12);
    }

    /** Bob is held, Eve spoken to. */
    static ScenePhone twoCalls() {
        ScenePhone phone = talking(phone(), SECURE);
        CallId eve = phone.arrives("Eve Adams", "202");
        return phone.press(Key.OK).accepted(first(), true).connected(eve, PLAIN).seconds(12);
    }

    static ScenePhone waitingCaller() {
        ScenePhone phone = talking(phone(), SECURE);
        phone.arrives("Eve Adams", "202");
        return phone;
    }

    /** Bob is to be handed on. */
    static ScenePhone transfer(String digits) {
        return talking(phone(), SECURE).soft("Xfer").accepted(first(), true).dial(digits);
    }

    static ScenePhone transferring() {
        return transfer("202").soft("Blnd");
    }

    static ScenePhone transferred(EndReason.Kind how) {
        return transferring().happens(new PhoneEvent.TransferResult(first(), EndReason.of(how)));
    }

    /** Somebody is to be called and joined to Bob. */
    static ScenePhone invitation(String digits) {
        return talking(phone(), SECURE).soft("Conf").accepted(first(), true).dial(digits);
    }

    /** With Bob and Eve. */
    static ScenePhone conference() {
        return twoCalls().soft("Conf").accepted(first(), false).seconds(75);
    }

    static ScenePhone conferenceHeld() {
        return conference()
                .soft("Hold")
                .accepted(first(), true)
                .accepted(new CallId("in-2"), true)
                .seconds(5);
    }

    /** For the picture book, by title. */
    static Map<String, ScenePhone> all() {
        Map<String, ScenePhone> all = new LinkedHashMap<>();
        all.put("Idle", phone());
        all.put("Idle, two lines", twoLines());
        all.put("Missed calls", missed(3));
        all.put("Missed, dismissed", missed(3).seconds(1).soft("Exit"));
        all.put("Messages", messages(served(), 2, 0));
        all.put("Registration refused", failed(401));
        all.put("Server away", failed(0));
        all.put("Registering", starting());
        all.put("Board faults", boardFaults(2).seconds(4));
        all.put("No sound", silent(phone()).seconds(4));
        all.put("No sound in a call", silent(talking(phone(), SECURE)));
        all.put("No account", new ScenePhone());
        all.put("Asking for settings", unconfigured(SetUp.ASKING));
        all.put(
                "No settings",
                unconfigured(new SetUp(SetUp.Stage.MISSING, "the server does not answer (connection refused)")));
        all.put("Digits on hook", phone().dial("0301234"));
        all.put("Dial tone", calling(phone()).replace().lift());
        all.put("Dial tone, mailbox", served().lift());
        all.put("Dialling", phone().lift().dial("0301234567"));
        all.put("Number incomplete", phone().lift().dial("1*2").seconds(11));
        all.put("Handset off hook", phone().lift().seconds(70));
        all.put("Calling", calling(phone()));
        ScenePhone ringing = calling(twoLines());
        all.put("Ringing there", ringing.rings(ringing.placed()));
        all.put("Incoming", incoming());
        ScenePhone onSales = twoLines();
        onSales.arrives("", "+49301234567", ScenePhone.LINE_2);
        onSales.seconds(1).soft("Sil");
        all.put("Incoming, silenced", onSales);
        ScenePhone anonymous = phone();
        anonymous.arrives("", "anonymous");
        all.put("Incoming, withheld", anonymous);
        ScenePhone foreign = phone();
        foreign.arrives("田中 太郎", "203");
        all.put("Incoming, wide name", foreign);
        all.put("Answered, no sound yet", incoming().lift());
        all.put("Connected", talking(phone(), SECURE));
        all.put("Connected, measured", talking(phone(), SECURE).happens(new PhoneEvent.QualityMeasured(first(), FAIR)));
        all.put("Connected, not secure", talking(phone(), PLAIN).press(Key.SPEAKER));
        all.put("Muted", talking(phone(), SECURE).press(Key.MUTE));
        all.put("Held by me", held());
        all.put("Held by the other", talking(phone(), SECURE).happens(new PhoneEvent.RemoteHold(first(), true)));
        all.put("Incoming during a call", waitingCaller());
        all.put("Two calls", twoCalls());
        all.put("New call, one held", held().soft("New").dial("20"));
        ScenePhone third = held().soft("New").dial("202#");
        all.put("Calling, one held", third.rings(third.placed()));
        all.put(
                "Two held",
                twoCalls().press(Key.HOLD).accepted(new CallId("in-2"), true).seconds(5));
        all.put("Transfer, number", transfer("202"));
        ScenePhone rung = transfer("202").soft("Call");
        all.put("Transfer, ringing", rung.rings(rung.placed()));
        ScenePhone consulted = transfer("202").soft("Call");
        all.put(
                "Transfer, consulting",
                consulted.connected(consulted.placed(), PLAIN).seconds(9));
        all.put("Transferring", transferring());
        all.put("Transferring, rings", transferring().happens(new PhoneEvent.TransferProgress(first())));
        all.put("Transferred", transferred(EndReason.Kind.TRANSFERRED));
        all.put("Transfer failed", transferred(EndReason.Kind.BUSY));
        all.put("Adding somebody", invitation("202"));
        all.put("Conference", conference());
        all.put("Conference, muted", conference().press(Key.MUTE));
        all.put("One of them holds us", conference().happens(new PhoneEvent.RemoteHold(first(), true)));
        all.put("Conference, held", conferenceHeld());
        all.put("Held call rings back", twoCalls().replace().seconds(6));
        ScenePhone over = talking(phone(), SECURE);
        all.put("Ended", over.ended(first(), EndReason.Kind.REMOTE_HANG_UP, 0));
        all.put("Busy", ended(EndReason.Kind.BUSY, 486));
        all.put("No answer", ended(EndReason.Kind.NO_ANSWER, 408));
        all.put("Not found", ended(EndReason.Kind.NOT_FOUND, 404));
        all.put("Not allowed", ended(EndReason.Kind.NOT_AUTHORISED, 403));
        all.put("Failed", ended(EndReason.Kind.FAILED, 500));
        return all;
    }
}
