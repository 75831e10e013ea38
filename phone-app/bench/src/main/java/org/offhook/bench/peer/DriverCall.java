package org.offhook.bench.peer;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * One call from the instrument to the phone. Its stamps are set by the peer's receive thread before {@link #answered}
 * or {@link #ended} completes, and may be read by any thread after that.
 */
public final class DriverCall {

    /** What to do when the phone has answered. */
    public enum AtAnswer {
        TALK,
        HANG_UP
    }

    /** A call that did not go as asked; the message is for the reader of the table. */
    public static final class FailedCall extends Exception {
        private static final long serialVersionUID = 1L;

        FailedCall(String message) {
            super(message);
        }
    }

    /**
     * Where the phone takes its audio.
     *
     * @param payloadType the number that the phone gave the codec
     */
    public record Media(InetSocketAddress target, int payloadType) {}

    final SipText.Leg leg;
    final SocketAddress phone;
    final AtAnswer atAnswer;
    volatile String remoteTarget = "";
    volatile String remoteTag = "";
    volatile boolean hangingUp;

    private final CompletableFuture<Media> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long inviteNanos;
    private volatile long ringingNanos;
    private volatile long answerNanos;

    DriverCall(SipText.Leg leg, SocketAddress phone, AtAnswer atAnswer) {
        this.leg = leg;
        this.phone = phone;
        this.atAnswer = atAnswer;
    }

    void invited(long nanos) {
        inviteNanos = nanos;
    }

    void ringing(long nanos) {
        if (ringingNanos == 0) {
            ringingNanos = nanos;
        }
    }

    void accepted(long nanos, Media media) {
        answerNanos = nanos;
        answered.complete(media);
    }

    /** The BYE was answered. */
    void over() {
        ended.complete(null);
    }

    void failed(String why) {
        FailedCall failure = new FailedCall(why);
        answered.completeExceptionally(failure);
        ended.completeExceptionally(failure);
    }

    boolean isAnswered() {
        return answerNanos != 0;
    }

    /** Completes when the phone's 200 has arrived, or exceptionally with {@link FailedCall}. */
    public CompletableFuture<Media> answered() {
        return answered;
    }

    /** Completes when the phone has answered our BYE, or exceptionally with {@link FailedCall}. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** INVITE sent → 180 or 183 received; NaN if none came. */
    public double ringingMs() {
        return ringingNanos == 0 ? Double.NaN : (ringingNanos - inviteNanos) / 1e6;
    }

    /** INVITE sent → 200 received; NaN if none came. */
    public double answerMs() {
        return answerNanos == 0 ? Double.NaN : (answerNanos - inviteNanos) / 1e6;
    }
}
