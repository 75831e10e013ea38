package org.offhook.phone.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.hal.display.CellText;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.web.PhonePort;

/** A whole phone, as the web sees it: always the newest inside, whatever became of those before. */
final class WebPhone implements PhonePort {

    private final List<Consumer<PhoneState>> listeners = new CopyOnWriteArrayList<>();
    private volatile OffHook inside;

    WebPhone(OffHook inside) {
        follow(inside);
    }

    /** Another inside has taken over. */
    void follow(OffHook next) {
        inside = next;
        next.addListener(state -> tell(next, state));
        tell(next, next.state());
    }

    private void tell(OffHook from, PhoneState state) {
        if (from == inside) {
            listeners.forEach(listener -> listener.accept(state));
        }
    }

    @Override
    public PhoneState state() {
        return inside.state();
    }

    @Override
    public void post(PhoneEvent event) {
        inside.post(event);
    }

    @Override
    public void onState(Consumer<PhoneState> listener) {
        listeners.add(listener);
    }

    @Override
    public List<String> screenRows() {
        return inside.frame().text().rows().stream().map(WebPhone::cells).toList();
    }

    @Override
    public EngineStatistics sound() {
        return inside.audioStatistics();
    }

    private static String cells(CellText row) {
        return IntStream.range(0, row.width())
                .map(row::cell)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
