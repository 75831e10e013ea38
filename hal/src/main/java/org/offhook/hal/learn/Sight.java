package org.offhook.hal.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * What all lines together look like at a time; a bit for each line.
 *
 * @param up which are high while all are pulled up
 * @param down which are high while all are pulled down; as {@code up} where a chip cannot pull down
 * @param follows for each line, those that go low with it when it is driven low; none where it is not driven
 */
record Sight(long up, long down, List<Long> follows) {

    /** With what follows the next line. */
    Sight with(long following) {
        List<Long> more = new ArrayList<>(follows);
        more.add(following);
        return new Sight(up, down, List.copyOf(more));
    }
}
