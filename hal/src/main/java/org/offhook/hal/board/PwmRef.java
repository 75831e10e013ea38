package org.offhook.hal.board;

/**
 * A channel of the kernel's pulse-width modulation, {@code /sys/class/pwm/pwmchip0/pwm1}.
 *
 * @param hertz frequency, 1…1 000 000
 * @param activeLow true when a low voltage means on
 */
public record PwmRef(int chip, int channel, int hertz, boolean activeLow) {
    public PwmRef {
        if (chip < 0 || channel < 0 || hertz < 1 || hertz > 1_000_000) {
            throw new IllegalArgumentException("no PWM of " + hertz + " Hz at chip " + chip + ", channel " + channel);
        }
    }

    @Override
    public String toString() {
        return "pwmchip" + chip + "/pwm" + channel;
    }
}
