package org.offhook.testboard;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the start of a board took.
 *
 * @param assembled making or finding what it boots, on this machine's clock
 * @param booted from QEMU's start until the board took commands, on this machine's clock
 * @param init when the first program ran, on the board's clock
 * @param ready when the board took commands, on the board's clock
 */
public record BootTimes(Duration assembled, Duration booted, Duration init, Duration ready) {
    private static final Pattern INIT = Pattern.compile("offhook: init at ([0-9.]+) s");

    static BootTimes read(String kernelLog, String readySeconds, Duration assembled, Duration booted) {
        Matcher init = INIT.matcher(kernelLog);
        return new BootTimes(
                assembled, booted, init.find() ? seconds(init.group(1)) : Duration.ZERO, seconds(readySeconds));
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "assembled in %.1f s, booted in %.1f s (on the board's clock: init at %.1f s, ready at %.1f s)",
                assembled.toMillis() / 1e3,
                booted.toMillis() / 1e3,
                init.toMillis() / 1e3,
                ready.toMillis() / 1e3);
    }
}
