package org.offhook.audio.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.transport.PortRange;

/**
 * What can be set about the engine.
 *
 * @param ports UDP ports for media
 * @param dscp differentiated services code point of what is sent; 46 is Expedited Forwarding (RFC 3246)
 * @param jitter bounds of the playout delay
 * @param threads what is done to the threads at their start
 * @param nanoClock monotonic time
 * @param reopenFirst pause before a sound device that failed is opened again
 * @param reopenMost the longest such pause, to which it doubles
 */
public record EngineConfig(
        PortRange ports,
        int dscp,
        JitterSettings jitter,
        ThreadPolicy threads,
        LongSupplier nanoClock,
        Duration reopenFirst,
        Duration reopenMost) {

    public static final EngineConfig DEFAULT = new EngineConfig(
            PortRange.EPHEMERAL,
            46,
            JitterSettings.DEFAULT,
            ThreadPolicy.NONE,
            System::nanoTime,
            Duration.ofMillis(500),
            Duration.ofSeconds(30));

    public EngineConfig {
        if (dscp < 0 || dscp > 63) {
            throw new IllegalArgumentException("DSCP " + dscp + " is not in 0…63");
        }
    }

    public EngineConfig withPorts(PortRange range) {
        return new EngineConfig(range, dscp, jitter, threads, nanoClock, reopenFirst, reopenMost);
    }

    public EngineConfig withJitter(JitterSettings settings) {
        return new EngineConfig(ports, dscp, settings, threads, nanoClock, reopenFirst, reopenMost);
    }

    public EngineConfig withThreads(ThreadPolicy policy) {
        return new EngineConfig(ports, dscp, jitter, policy, nanoClock, reopenFirst, reopenMost);
    }

    public EngineConfig withNanoClock(LongSupplier clock) {
        return new EngineConfig(ports, dscp, jitter, threads, clock, reopenFirst, reopenMost);
    }

    public EngineConfig withReopening(Duration first, Duration most) {
        return new EngineConfig(ports, dscp, jitter, threads, nanoClock, first, most);
    }
}
