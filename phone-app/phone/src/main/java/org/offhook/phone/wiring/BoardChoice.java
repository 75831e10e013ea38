package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.offhook.hal.board.BareBoard;
import org.offhook.hal.board.Board;
import org.offhook.phone.board.BoardProfiles;
import org.offhook.phone.board.RunningBoard;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * Which board a phone has: that of the command line, else that of its configuration, else none.
 *
 * @param option a profile's name or file, as given on the command line
 * @param folder where the configuration lies; empty if it comes over the network and so cannot name files
 */
record BoardChoice(Optional<String> option, Optional<Path> folder) {

    /** What the configuration says, without files. */
    static final BoardChoice OF_CONFIGURATION = new BoardChoice(Optional.empty(), Optional.empty());

    /** A choice for a configuration file. */
    static BoardChoice beside(Path config, Optional<String> option) {
        return new BoardChoice(
                option, Optional.ofNullable(config.toAbsolutePath().getParent()));
    }

    /** Opens the board. One that cannot be used leaves the phone without a body, and it says so. May wait for buses. */
    Board open(PhoneConfig config) {
        if (option.isEmpty() && config.phone().board().isEmpty()) {
            return new BareBoard();
        }
        try {
            return RunningBoard.open(
                    option.isPresent()
                            ? BoardProfiles.read(option.get(), Path.of(""))
                            : BoardProfiles.read(config.phone().board().get(), folder));
        } catch (ConfigException e) {
            return RunningBoard.none(e);
        }
    }
}
