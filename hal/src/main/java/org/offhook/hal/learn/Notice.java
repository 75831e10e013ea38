package org.offhook.hal.learn;

import java.time.Duration;
import java.util.Optional;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;

/** What was found out, or what went wrong with the last prompt, which then is given again. */
public sealed interface Notice {

    /** A line cannot be used, and is left alone. */
    record LeftOut(LineRef line, String sentence) implements Notice {}

    /** A key joins two lines. */
    record FoundCrossing(Key key, LineRef one, LineRef other) implements Notice {}

    /** A key has a line of its own. */
    record FoundLine(Key key, LineRef line) implements Notice {}

    /** @param bounce for how long the contact bounced at the most */
    record FoundHook(LineRef line, Duration bounce) implements Notice {}

    record FoundDial(LineRef pulse, Optional<LineRef> offNormal, int pulses) implements Notice {}

    /** Several contacts moved at once. */
    record Several() implements Notice {}

    /** What moved is another key already. */
    record AlreadyTaken(Key by) implements Notice {}

    /** What moved is not what was asked for: a key instead of the handset, a handset instead of a dial. */
    record NotThat() implements Notice {}

    /** The keys found do not make a matrix; why. */
    record NoMatrix(String sentence) implements Notice {}

    /** A chip has failed, and nothing more can be learnt. */
    record Failed(String sentence) implements Notice {}
}
