package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.line.LineChip;

/** Input devices of the kernel, plugged in and out as users like. Any thread. */
public interface InputSource extends AutoCloseable {

    /** Every key that they may have, plugged in or not. */
    Keypad keypad();

    /** A chip whose line 0 is high while a handset of theirs is lifted; empty if none has a hook switch. */
    Optional<LineChip> hook();

    /** What is wrong now. */
    List<BoardFault> faults();

    /** No listener is called once it has returned. */
    @Override
    void close();
}
