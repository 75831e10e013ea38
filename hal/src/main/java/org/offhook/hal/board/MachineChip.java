package org.offhook.hal.board;

import java.util.List;

/**
 * A GPIO chip that the machine has.
 *
 * @param name of its device file: {@code gpiochip0}
 * @param label what its driver calls it; several chips may share one
 * @param free lines that nobody uses, not the kernel itself either
 */
public record MachineChip(String name, String label, List<Integer> free) {
    public MachineChip {
        free = List.copyOf(free);
    }
}
