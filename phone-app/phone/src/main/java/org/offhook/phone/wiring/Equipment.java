package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.hal.board.BareBoard;
import org.offhook.hal.board.Board;

/**
 * What a phone is started with besides its configuration. The phone closes sound device and board at its end.
 *
 * @param sound empty: the device that the configuration names
 * @param board the phone's body
 * @param memory folder for the call list and what is set at the phone; without one they end with the phone
 */
public record Equipment(Optional<PcmDevice> sound, Board board, Optional<Path> memory) {

    /** No body and no memory. */
    public static Equipment bare() {
        return new Equipment(Optional.empty(), new BareBoard(), Optional.empty());
    }

    public Equipment withSound(PcmDevice device) {
        return new Equipment(Optional.of(device), board, memory);
    }

    public Equipment withBoard(Board body) {
        return new Equipment(sound, body, memory);
    }

    public Equipment withMemory(Path folder) {
        return new Equipment(sound, board, Optional.of(folder));
    }
}
