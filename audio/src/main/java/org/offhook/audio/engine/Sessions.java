package org.offhook.audio.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaIo;
import org.offhook.audio.transport.NegotiatedMedia;

/**
 * The media sessions and what is heard of them. Each change becomes a new graph for the audio thread; what the
 * graph no longer needs is closed when the audio thread has let go of it.
 *
 * <p>Threads: the media thread, but for {@link #find} and {@link #count}, which any may call.
 */
final class Sessions {

    private final MediaIo io;
    private final CodecBank codecs;
    private final PcmFormat format;
    private final JitterSettings jitter;
    private final AudioLoop loop;
    private final ObjIntConsumer<String> onDigit;
    private final QualityListener onQuality;
    private final LongSupplier clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final ArrayDeque<Retired> retired = new ArrayDeque<>();
    private SoundScene scene = SoundScene.SILENCE;
    private long graphs;
    private boolean closed;

    /** To be closed once the audio thread works on graph {@code from} or a later one. */
    private record Retired(AutoCloseable resource, long from) {}

    Sessions(
            MediaIo io,
            CodecBank codecs,
            PcmFormat format,
            JitterSettings jitter,
            AudioLoop loop,
            ObjIntConsumer<String> onDigit,
            QualityListener onQuality,
            LongSupplier clock) {
        this.io = io;
        this.codecs = codecs;
        this.format = format;
        this.jitter = jitter;
        this.loop = loop;
        this.onDigit = onDigit;
        this.onQuality = onQuality;
        this.clock = clock;
    }

    Session find(String name) {
        return sessions.get(name);
    }

    int count() {
        return sessions.size();
    }

    void prepare(String name, InetAddress address, CompletableFuture<LocalMedia> answer) {
        if (closed) {
            answer.completeExceptionally(new IOException("the audio engine is closed"));
            return;
        }
        if (sessions.containsKey(name)) {
            answer.completeExceptionally(new IOException("the media session " + name + " exists already"));
            return;
        }
        try {
            Session session = new Session(name, io.open(address, digit -> onDigit.accept(name, digit)));
            sessions.put(name, session);
            answer.complete(session.channel.local());
        } catch (IOException e) {
            answer.completeExceptionally(e);
        } catch (RuntimeException e) {
            answer.completeExceptionally(new IOException("no media sockets on " + address.getHostAddress(), e));
        }
    }

    void apply(String name, NegotiatedMedia media) {
        Session session = sessions.get(name);
        if (session == null || media.equals(session.media)) {
            return;
        }
        session.channel.apply(media);
        if (session.stream == null) {
            MediaStream.Start start =
                    new MediaStream.Start(session.channel.ssrc(), io.randomStart() & 0x7fff, io.randomStart());
            MediaStream.Ties ties = new MediaStream.Ties(session.channel.remoteReport()::lossPercent, io::wake);
            session.stream = new MediaStream(session.channel.port(), start, ties, format, jitter);
            session.quality = new StreamQuality(
                    session.channel, session.stream.receive, jitter, format.periodMs(), clock.getAsLong());
            session.channel.metrics(session.quality::metrics);
        }
        SendCodec oldSend = session.send;
        ReceiveCodecs oldReceive = session.receive;
        session.send = codecs.sendCodec(oldSend, media);
        session.receive = codecs.receiveCodecs(oldReceive, media);
        session.media = media;
        publish();
        if (oldSend != session.send) {
            retire(oldSend);
        }
        oldReceive.entries().stream()
                .filter(entry -> !session.receive.has(entry))
                .forEach(this::retire);
    }

    void sendDigit(String name, char digit, int durationMs) {
        Session session = sessions.get(name);
        if (session != null && session.stream != null) {
            session.stream.send.digits().queue(digit, durationMs);
        }
    }

    void release(String name) {
        Session session = sessions.remove(name);
        if (session == null) {
            return;
        }
        if (session.stream != null) {
            publish();
            retire(session.send);
            session.receive.entries().forEach(this::retire);
        }
        retire(() -> io.close(session.channel));
    }

    void scene(SoundScene next) {
        if (!next.equals(scene)) {
            scene = next;
            publish();
        }
    }

    private void publish() {
        Set<String> heard = new HashSet<>(scene.sessions());
        List<StreamPlan> plans = new ArrayList<>();
        for (Session session : sessions.values()) {
            if (session.stream != null) {
                plans.add(session.plan(heard.contains(session.name)));
            }
        }
        loop.publish(new MediaGraph(
                ++graphs,
                plans.toArray(StreamPlan[]::new),
                scene.tone().orElse(null),
                scene.digit(),
                scene.microphoneMuted(),
                scene.route()));
    }

    /** Measures what is due; nanoseconds until something is due again. */
    long measure() {
        long now = clock.getAsLong();
        long next = Long.MAX_VALUE;
        for (Session session : sessions.values()) {
            if (session.quality == null) {
                continue;
            }
            boolean listening = scene.sessions().contains(session.name)
                    && session.media.direction().receives();
            if (session.quality.measure(listening, now)) {
                onQuality.measured(session.name, session.report());
            }
            next = Math.min(next, session.quality.dueNanos() - now);
        }
        return next;
    }

    private void retire(AutoCloseable resource) {
        if (resource != null) {
            retired.add(new Retired(resource, graphs));
        }
    }

    /** Tells of digits heard, and closes what the audio thread has let go of; false if something is left. */
    boolean tidy() {
        sessions.values().forEach(this::tellDigits);
        long inUse = loop.inUse();
        while (!retired.isEmpty() && retired.peek().from <= inUse) {
            close(retired.poll().resource);
        }
        return retired.isEmpty();
    }

    private void tellDigits(Session session) {
        if (session.stream != null) {
            for (char digit = session.stream.digits.take(); digit != 0; digit = session.stream.digits.take()) {
                onDigit.accept(session.name, digit);
            }
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("a codec or socket does not close", e);
        }
    }

    /** Ends everything; only when the audio thread has ended. */
    void closeAll() {
        closed = true;
        for (String name : List.copyOf(sessions.keySet())) {
            release(name);
        }
        while (!retired.isEmpty()) {
            close(retired.poll().resource);
        }
        io.stop();
    }
}
