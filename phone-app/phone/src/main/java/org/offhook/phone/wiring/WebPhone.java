package org.offhook.phone.wiring;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.offhook.hal.display.CellText;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.web.PhonePort;

/** A whole phone, as the web sees it. */
final class WebPhone implements PhonePort {

    private final OffHook phone;

    WebPhone(OffHook phone) {
        this.phone = phone;
    }

    @Override
    public PhoneState state() {
        return phone.state();
    }

    @Override
    public void post(PhoneEvent event) {
        phone.post(event);
    }

    @Override
    public void onState(Consumer<PhoneState> listener) {
        phone.addListener(listener);
    }

    @Override
    public List<String> screenRows() {
        return phone.frame().text().rows().stream().map(WebPhone::cells).toList();
    }

    private static String cells(CellText row) {
        return IntStream.range(0, row.width())
                .map(row::cell)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
