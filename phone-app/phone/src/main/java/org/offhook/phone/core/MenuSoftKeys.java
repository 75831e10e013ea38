package org.offhook.phone.core;

import static org.offhook.phone.core.SoftKey.BACK;
import static org.offhook.phone.core.SoftKey.CALL;
import static org.offhook.phone.core.SoftKey.CONFIRM;
import static org.offhook.phone.core.SoftKey.DELETE;
import static org.offhook.phone.core.SoftKey.EXIT;
import static org.offhook.phone.core.SoftKey.LESS;
import static org.offhook.phone.core.SoftKey.MORE;
import static org.offhook.phone.core.SoftKey.NO;
import static org.offhook.phone.core.SoftKey.NONE;
import static org.offhook.phone.core.SoftKey.SAVE;
import static org.offhook.phone.core.SoftKey.SELECT;
import static org.offhook.phone.core.SoftKey.YES;

import java.util.List;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Purpose;
import org.offhook.phone.core.menu.Task;

/** The four soft keys at a place of the menu. */
final class MenuSoftKeys {

    private MenuSoftKeys() {}

    static List<SoftKey> of(PhoneState state) {
        Menu menu = state.panel().menu();
        return switch (menu.place().task()) {
            case Task.Waiting _ -> List.of(NONE, NONE, NONE, BACK);
            case Task.Typing typing -> List.of(typing.purpose() == Purpose.VALUE ? SAVE : CONFIRM, DELETE, NONE, BACK);
            case Task.Browsing _ -> browsing(state, menu);
        };
    }

    private static List<SoftKey> browsing(PhoneState state, Menu menu) {
        SoftKey back = menu.labels().size() > 1 ? BACK : NONE;
        return switch (menu.node(Menus.tree(state))) {
            case Node.Submenu _, Node.Choice _ -> List.of(SELECT, NONE, back, EXIT);
            case Node.Page _ -> List.of(NONE, NONE, back, EXIT);
            case Node.Slider _ -> List.of(LESS, MORE, back, EXIT);
            case Node.Calls calls -> {
                List<CallRecord> list = state.memory().log().list(calls.filter());
                int selected = menu.place().selected();
                if (selected >= list.size()) {
                    yield List.of(NONE, NONE, back, EXIT);
                }
                yield List.of(SoftKeys.canCall(list.get(selected).party()) ? CALL : NONE, DELETE, back, EXIT);
            }
            case Node.Contacts contacts -> List.of(contacts.size() > 0 ? CALL : NONE, NONE, back, EXIT);
            case Node.Messages messages -> {
                int line = messages.lines().get(menu.place().selected());
                boolean dialled = state.settings().lines().get(line).hasMailbox();
                yield List.of(dialled ? CALL : NONE, NONE, back, EXIT);
            }
            case Node.Action _ -> List.of(YES, NONE, NONE, NO);
            case Node.Field _, Node.PinChange _ -> List.of(NONE, NONE, back, EXIT);
        };
    }
}
