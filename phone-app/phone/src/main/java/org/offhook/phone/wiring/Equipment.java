package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.offhook.audio.engine.SoundDevices;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.hal.board.BareBoard;
import org.offhook.hal.board.Board;

/**
 * What a phone is started with besides its configuration. The phone closes sound device and board at its end.
 *
 * @param sound empty: the device that the configuration names
 * @param board the phone's body
 * @param mixers of the sound devices
 * @param memory folder for the call list and what is set at the phone; without one they end with the phone
 */
public record Equipment(Optional<SoundDevices> sound, Board board, RouteMixers mixers, Optional<Path> memory) {

    /** No body and no memory. */
    public static Equipment bare() {
        return new Equipment(Optional.empty(), new BareBoard(), RouteMixers.NONE, Optional.empty());
    }

    public Equipment withSound(PcmDevice device) {
        return withSound(SoundDevices.only(device));
    }

    public Equipment withSound(SoundDevices devices) {
        return new Equipment(Optional.of(devices), board, mixers, memory);
    }

    Equipment withMixers(RouteMixers routes) {
        return new Equipment(sound, board, routes, memory);
    }

    public Equipment withBoard(Board body) {
        return new Equipment(sound, body, mixers, memory);
    }

    public Equipment withMemory(Path folder) {
        return new Equipment(sound, board, mixers, Optional.of(folder));
    }
}
