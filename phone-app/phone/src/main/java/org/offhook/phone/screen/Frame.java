package org.offhook.phone.screen;

import java.time.Instant;
import java.util.List;
import org.offhook.hal.display.DisplayText;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoftKey;

/**
 * What the display shows at one moment, and until when. Immutable.
 *
 * @param text 4 rows of 20 cells, the last one for the soft keys
 * @param softKeys what the four keys mean, left to right
 * @param labels what is written above them in the user's language; empty for a key without meaning
 * @param situation what the screen is about
 * @param nextChange when the same state will look different, always later than the moment of this frame;
 *     {@link Instant#MAX} if it never will
 */
public record Frame(
        DisplayText text, List<SoftKey> softKeys, List<String> labels, Situation situation, Instant nextChange) {

    public Frame {
        softKeys = List.copyOf(softKeys);
        labels = List.copyOf(labels);
    }
}
