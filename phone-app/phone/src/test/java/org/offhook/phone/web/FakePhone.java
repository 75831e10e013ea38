package org.offhook.phone.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.offhook.audio.engine.DeviceState;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.audio.engine.Lateness;
import org.offhook.phone.core.AutoAnswer;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.MediaInfo;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEffect;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneLoop;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.SoftKeys;
import org.offhook.phone.core.Watched;

/** A real phone core with an obliging network: who is called rings and answers by himself unless told otherwise. */
final class FakePhone implements PhonePort, AutoCloseable {

    static final LineId LINE_1 = new LineId(1);
    static final LineId LINE_2 = new LineId(2);

    static final Watched ANNA = new Watched(LINE_1, "205");

    final BlockingQueue<PhoneEvent> posted = new LinkedBlockingQueue<>();
    volatile boolean othersAnswer = true;

    private final PhoneLoop loop;

    FakePhone() {
        PhoneSettings settings = new PhoneSettings(
                List.of(new PhoneSettings.Line(LINE_1, "101"), new PhoneSettings.Line(LINE_2, "201")),
                Map.of(
                        3, new KeyUse.Watch(ANNA, "Anna", "**205"),
                        4, new KeyUse.SpeedDial(LINE_2, "*72", "Forward")),
                2,
                PhoneSettings.Times.defaults(),
                "en",
                "UTC");
        loop = new PhoneLoop(PhoneState.initial(settings), this::network, InstantSource.system());
        loop.start();
        happens(new PhoneEvent.RegistrationChanged(LINE_1, RegistrationStatus.of(RegistrationStatus.State.REGISTERED)));
        happens(new PhoneEvent.RegistrationChanged(
                LINE_2, new RegistrationStatus(RegistrationStatus.State.FAILED, 403, "Password refused")));
    }

    @Override
    public PhoneState state() {
        return loop.state();
    }

    @Override
    public void post(PhoneEvent event) {
        posted.add(event);
        loop.post(event);
    }

    @Override
    public void onState(Consumer<PhoneState> listener) {
        loop.addListener(listener);
    }

    @Override
    public EngineStatistics sound() {
        return new EngineStatistics(
                5000,
                2,
                3_000_000,
                28_500_000,
                Lateness.none(),
                1,
                0,
                DeviceState.MISSING,
                "The card was unplugged.",
                1,
                0,
                0,
                "fifo 60, memory locked");
    }

    /** What happens outside of the web. */
    void happens(PhoneEvent event) {
        loop.post(event);
    }

    CallId arrives(String name, String number) {
        CallId id = new CallId("in-" + System.nanoTime());
        happens(new PhoneEvent.IncomingCall(id, LINE_1, new Party(name, number), AutoAnswer.NO));
        until(state -> state.call(id).isPresent());
        return id;
    }

    /** Waits until the phone is like this. */
    PhoneState until(Predicate<PhoneState> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!wanted.test(loop.state())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the phone is still " + loop.state());
            }
            Thread.onSpinWait();
        }
        return loop.state();
    }

    private void network(PhoneEffect effect) {
        switch (effect) {
            case PhoneEffect.PlaceCall place -> {
                happens(new PhoneEvent.RemoteRinging(place.call()));
                if (othersAnswer) {
                    happens(new PhoneEvent.Connected(place.call(), new MediaInfo("opus", true)));
                }
            }
            case PhoneEffect.Answer answer ->
                happens(new PhoneEvent.Connected(answer.call(), new MediaInfo("PCMA", false)));
            case PhoneEffect.HangUp end ->
                happens(new PhoneEvent.CallEnded(end.call(), EndReason.of(EndReason.Kind.LOCAL)));
            case PhoneEffect.Reject reject ->
                happens(new PhoneEvent.CallEnded(reject.call(), EndReason.of(EndReason.Kind.LOCAL)));
            case PhoneEffect.Hold hold -> happens(new PhoneEvent.HoldResult(hold.call(), true, true));
            case PhoneEffect.Resume resume -> happens(new PhoneEvent.HoldResult(resume.call(), false, true));
            default -> {}
        }
    }

    @Override
    public List<String> screenRows() {
        PhoneState state = state();
        List<String> rows = new ArrayList<>();
        Optional<Call> call = state.incoming().or(state::focus);
        if (call.isPresent()) {
            rows.add(row((call.get().ringing() ? "\uE006 Incoming" : "\uE000 Zoë Müller")));
            rows.add(row(call.get().party().name()));
            rows.add(row(call.get().party().number()));
        } else {
            rows.add(row("08:15          Fri 20"));
            rows.add(row("101 Ärger & Söhne"));
            rows.add(row("\uE008 2 missed   DND"));
        }
        StringBuilder keys = new StringBuilder();
        for (SoftKey key : SoftKeys.of(state)) {
            keys.append("%-5s".formatted(key.label()));
        }
        rows.add(row(keys.toString()));
        return rows;
    }

    private static String row(String text) {
        return "%-20s".formatted(text).substring(0, 20);
    }

    @Override
    public void close() {
        loop.close();
    }
}
