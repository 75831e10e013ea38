package org.offhook.phone.core.user;

import java.time.Duration;
import java.time.Instant;

/**
 * The administrator's PIN and how often it was guessed wrong. After {@link #FREE_TRIES} wrong ones it takes
 * none for {@link #FIRST_WAIT}, and twice as long after each further one.
 *
 * @param hash {@link PinHash#NONE} until one is set
 * @param wrong wrong ones since the last right one
 * @param until no PIN is taken before; {@link Instant#MIN} if one is taken now
 * @param tries PINs handed out to be hashed or checked; names the next one
 */
public record PinLock(PinHash hash, int wrong, Instant until, long tries) {

    public static final int FREE_TRIES = 3;
    public static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    public static final Duration LONGEST_WAIT = Duration.ofHours(8);

    public static final PinLock NONE = new PinLock(PinHash.NONE, 0, Instant.MIN, 0);

    public boolean isSet() {
        return hash.isSet();
    }

    /** True while no PIN is taken. A clock that was set back makes nobody wait longer than the rule says. */
    public boolean closed(Instant at) {
        return opens(at).isAfter(at);
    }

    /** When a PIN is taken again. */
    public Instant opens(Instant at) {
        Instant latest = at.plus(waiting(wrong));
        return until.isAfter(latest) ? latest : until;
    }

    static Duration waiting(int wrong) {
        int doublings = wrong - FREE_TRIES;
        if (doublings < 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(doublings, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    public PinLock oneTry() {
        return new PinLock(hash, wrong, until, tries + 1);
    }

    public PinLock guessedWrong(Instant at) {
        int more = Math.min(wrong + 1, 1000);
        return new PinLock(hash, more, more < FREE_TRIES ? Instant.MIN : at.plus(waiting(more)), tries);
    }

    public PinLock guessedRight() {
        return new PinLock(hash, 0, Instant.MIN, tries);
    }

    public PinLock with(PinHash changed) {
        return new PinLock(changed, 0, Instant.MIN, tries);
    }
}
