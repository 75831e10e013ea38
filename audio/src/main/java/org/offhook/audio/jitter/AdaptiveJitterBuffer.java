package org.offhook.audio.jitter;

import java.util.function.IntConsumer;

/**
 * A jitter buffer that plays each packet when {@link PlayoutTarget} says, and gets there by {@link TimeScaler}: a
 * delay too long is shortened, one too short stretched, by a pitch period at a time, at a quarter of the speed at most;
 * at the start of a talk spurt it is right at once. Clocks that drift apart are followed by the same means.
 *
 * <p>Silence suppression shows as time stamps that jump where sequence numbers do not; that is no loss (RFC 3550 §5.1).
 * A packet that describes noise (RFC 3389) begins a pause too. What is heard where nothing is there is the affair of
 * {@link Substitute}.
 *
 * <p>Threads: as {@link JitterBuffer}.
 */
public final class AdaptiveJitterBuffer implements JitterBuffer {

    private static final long NONSENSE_NANOS = 1_000_000_000;
    /** With less than so much sound behind it a packet is not left out, nor played sooner than it was there. */
    private static final long IN_HAND_NANOS = 40_000_000;

    private final int rateHz;
    private final FrameDecoder decoder;
    private final JitterCounters counters = new JitterCounters();
    private final PacketStore store = new PacketStore();
    private final PlayClock clock = new PlayClock();
    private final StreamPlace place;
    private final Intake intake;
    private final PlayoutTarget target;
    private final SoundLine line;
    private final Pacer pacer;
    private final LookAhead lookAhead;
    private final Substitute substitute;
    private final short[] frame;

    /** A buffer that gives sound at {@code rateHz}, as {@code decoder} does. */
    public AdaptiveJitterBuffer(int rateHz, JitterSettings settings, FrameDecoder decoder) {
        this(rateHz, settings, decoder, sequence -> {});
    }

    /** @param thrownAway is told the sequence numbers, as on the wire, of packets that were queued and are discarded */
    public AdaptiveJitterBuffer(int rateHz, JitterSettings settings, FrameDecoder decoder, IntConsumer thrownAway) {
        this.rateHz = rateHz;
        this.decoder = decoder;
        place = new StreamPlace(rateHz, decoder, store);
        intake = new Intake(store, place, decoder, counters, thrownAway);
        target = new PlayoutTarget(settings);
        line = new SoundLine(rateHz);
        pacer = new Pacer(line, rateHz, counters);
        lookAhead = new LookAhead(target);
        frame = new short[rateHz / 1000 * 120];
        substitute = new Substitute(rateHz, decoder, line, pacer, lookAhead, counters, frame);
    }

    @Override
    public JitterCounters counters() {
        return counters;
    }

    @Override
    public void reset() {
        intake.clear();
        target.forget();
        line.drop();
        place.anyPlayed = false;
        substitute.quiet();
        stop();
    }

    @Override
    public int put(
            int payloadType,
            boolean marker,
            int sequence,
            int timestamp,
            long arrivalNanos,
            byte[] data,
            int offset,
            int length) {
        return intake.put(payloadType, marker, sequence, timestamp, arrivalNanos, data, offset, length);
    }

    @Override
    public void read(short[] pcm, int samples, long nowNanos) {
        long period = place.nanos(samples);
        clock.reading(nowNanos, period);
        intake.tell(target, clock, period);
        boolean more = true;
        while (more && line.waiting() < samples) {
            more = more(samples);
        }
        substitute.pause(samples - line.waiting());
        line.take(pcm, samples);
        target.passed(period);
    }

    /** When the sound would be played that is appended next. */
    private long position() {
        return clock.at() + place.nanos(line.waiting());
    }

    /** Appends the next sound to the line; false if it is time for a pause. */
    private boolean more(int samples) {
        while (place.playing) {
            long next = place.nextSequence;
            if (store.has(next)) {
                if (place.soundless(next)) {
                    place.passOver(next);
                } else if (decoder.isNoise(store.type(next))) {
                    substitute.settle();
                    noise(next);
                } else if (spurtBegins(next)) {
                    substitute.settle();
                    stop();
                } else if (outdated(next)) {
                    discardOutdated();
                    substitute.makeSeam();
                    return true;
                } else {
                    decodeNext();
                    return true;
                }
            } else if (store.count() == 0) {
                place.playing = substitute.expand(samples - line.waiting(), place.frameSamples);
                return place.playing;
            } else if (skipMissing()) {
                return true;
            }
        }
        return start(samples);
    }

    /** Begins a talk spurt if the time of its first packet comes within this reading. */
    private boolean start(int samples) {
        while (store.count() > 0) {
            long lowest = store.lowest();
            if (place.soundless(lowest)) {
                place.passOver(lowest);
            } else if (decoder.isNoise(store.type(lowest))) {
                if (!waitFor(lowest, samples)) {
                    return false;
                }
                noise(lowest);
            } else if (outdated(lowest)) {
                intake.discard(lowest);
            } else {
                return startWith(lowest, samples);
            }
        }
        return false;
    }

    private boolean startWith(long sequence, int samples) {
        if (!waitFor(sequence, samples)) {
            return false;
        }
        if (sequence == place.nextSequence && place.samplesUntil(sequence) >= substitute.owed()) {
            substitute.settle();
        }
        place.begin(sequence);
        substitute.forget();
        decodeNext();
        return true;
    }

    /** Goes on pausing until a packet is due; false if that is after this reading. */
    private boolean waitFor(long sequence, int samples) {
        long wait = target.due(store.timestamp(sequence)) - position();
        int pause = wait > NONSENSE_NANOS ? 0 : (int) Math.max(0, wait * rateHz / 1_000_000_000L);
        boolean within = pause < samples - line.waiting();
        substitute.pause(within ? pause : 0);
        return within;
    }

    /** A pause begins or goes on, with the noise that a packet describes. */
    private void noise(long sequence) {
        substitute.noise(store.type(sequence), store.data(sequence), store.length(sequence));
        place.goPast(sequence, 0);
        store.remove(sequence);
        place.anyPlayed = true;
        stop();
    }

    /**
     * True if the packet could only be played later than allowed, and leaving it out makes that better: so much else is in
     * hand. If the network has become slower, nothing is.
     */
    private boolean outdated(long sequence) {
        long over = position() - target.deadline(store.timestamp(sequence));
        return over > place.nanos(place.frameSamples) && over < 60 * NONSENSE_NANOS && inHand(store.count() - 1);
    }

    private boolean inHand(int packets) {
        return packets * place.nanos(place.frameSamples) >= IN_HAND_NANOS;
    }

    private void discardOutdated() {
        while (outdated(store.lowest())) {
            intake.discard(store.lowest());
        }
        place.goTo(store.lowest());
    }

    private void stop() {
        place.playing = false;
        substitute.forget();
    }

    /**
     * True if the sender has paused before the packet that is next. The marker alone says so only where sound has
     * run out: some set it on every packet.
     */
    private boolean spurtBegins(long next) {
        return place.samplesUntil(next) > place.frameSamples / 2 || store.marker(next) && substitute.owed() > 0;
    }

    private void decodeNext() {
        long sequence = place.nextSequence;
        int type = store.type(sequence);
        int length = store.length(sequence);
        byte[] data = store.data(sequence);
        place.clockHz = decoder.clockRateHz(type);
        long position = position();
        int n = decoder.decode(type, data, 0, length, frame);
        place.goPast(sequence, n > 0 ? n : place.frameSamples);
        store.remove(sequence);
        if (n <= 0) {
            counters.damaged.increment();
            substitute.make(place.frameSamples);
            return;
        }
        place.frameSamples = n;
        substitute.sound(length);
        lookAhead.arrived(decoder.carriesPrevious(type, data, 0, length), place.nanos(n));
        long waited = position - store.arrivalNanos(sequence);
        counters.waited(waited / 1000);
        line.append(frame, n);
        long error = position - target.due(store.timestamp(sequence));
        if (!inHand(store.count())) {
            error = Math.min(error, Math.max(0, waited)); // nothing can be played before it is there
        }
        if (Math.abs(error) < NONSENSE_NANOS) {
            pacer.adjust(error, n);
        }
    }

    /** The next packet is missing while later ones are there. True if sound was made up. */
    private boolean skipMissing() {
        long lowest = store.lowest();
        if (!place.loses(lowest)) {
            if (!place.playing) {
                stop();
            }
            return false;
        }
        lookAhead.lost();
        int missing = substitute.missing(place.frameSamples);
        if (missing == 0) {
            return false;
        }
        if (lowest != place.nextSequence
                || !substitute.recovered(
                        store.type(lowest), store.data(lowest), store.length(lowest), missing, place.frameSamples)) {
            substitute.make(missing);
        }
        return true;
    }
}
