package org.offhook.audio.engine;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaIo;
import org.offhook.audio.transport.MediaTransport;
import org.offhook.audio.transport.NegotiatedMedia;

/**
 * The sound of the phone: its sound devices, any number of media sessions, and what is heard of them.
 *
 * <p>Threads: every method may be called from any thread. The engine has three of its own, however many sessions
 * there are: {@code offhook-audio} (a period's work, RTP in and out), {@code offhook-media} (sessions, codecs, RTCP,
 * completions and listeners), {@code offhook-device} (opens the sound device, asleep while that works); and one for
 * each sound device that is not the master, {@code offhook-sound-1} and so on.
 */
public final class AudioEngine implements MediaTransport, AutoCloseable {

    private static final long JOIN_MILLIS = 2000;

    private final EngineConfig config;
    private final PcmDevice device;
    private final ToneTable tones;
    private final CodecBank codecs;
    private final EngineDevices devices;
    private final MediaIo io;
    private final MediaThread media;
    private final OutputGain gain = new OutputGain();
    private final AudioLoop loop;
    private final Sessions sessions;
    private final List<Thread> threads = new ArrayList<>();
    private volatile DigitListener digitListener = (session, digit) -> {};
    private volatile QualityListener qualityListener = (session, report) -> {};
    private boolean started;
    private volatile boolean closed;

    /**
     * An engine at rest.
     *
     * @param device opened by the engine, and closed by it
     * @throws UncheckedIOException if the operating system has no selector for us
     */
    public AudioEngine(EngineConfig config, PcmDevice device, List<CodecFactory> codecs, ToneTable tones) {
        this(config, SoundDevices.only(device), codecs, tones);
    }

    /**
     * An engine at rest that has several sound devices.
     *
     * @throws UncheckedIOException if the operating system has no selector for us
     */
    public AudioEngine(EngineConfig config, SoundDevices devices, List<CodecFactory> codecs, ToneTable tones) {
        this.config = config;
        device = devices.master();
        this.tones = tones;
        this.codecs = new CodecBank(codecs, device.format().rateHz());
        this.devices = new EngineDevices(devices, config, this::inCall);
        try {
            io = new MediaIo(config.ports(), config.dscp(), config.nanoClock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loop = new AudioLoop(this.devices, new PeriodWork(device.format(), tones, gain), config.nanoClock());
        sessions = new Sessions(
                io,
                this.codecs,
                device.format(),
                config.jitter(),
                loop,
                this::digitCame,
                this::measured,
                config.nanoClock());
        media = new MediaThread(io, sessions::tidy, sessions::measure);
    }

    /** Starts the threads; the device is opened in the background. What was asked before is done now. */
    public synchronized void start() {
        if (started || closed) {
            return;
        }
        started = true;
        launch("offhook-media", media);
        devices.launch(this::launch);
        launch(ThreadPolicy.AUDIO_THREAD, loop);
    }

    private boolean inCall() {
        return sessions.count() > 0;
    }

    private void launch(String name, Runnable body) {
        Thread thread = new Thread(
                () -> {
                    config.threads().started(name);
                    body.run();
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /**
     * Runs the audio path for a while on calls with itself, so that the first real call finds it compiled. Costs
     * some tens of milliseconds on the calling thread; the engine may run meanwhile.
     */
    public void warmUp() {
        new WarmUp(codecs, device.format(), tones).run(1500);
    }

    /** Who is told of digits that come. */
    public void digits(DigitListener listener) {
        digitListener = listener;
    }

    /** Who is told once a second how good each session sounds. */
    public void quality(QualityListener listener) {
        qualityListener = listener;
    }

    private void measured(String session, StreamReport report) {
        qualityListener.measured(session, report);
    }

    /**
     * Who is told how the sound devices fare, by their own threads; at once of those that do not work, and from now on of
     * every change.
     */
    public void devices(DeviceListener listener) {
        devices.listen(listener);
    }

    private void digitCame(String session, int digit) {
        media.execute(() -> digitListener.digit(session, (char) digit));
    }

    @Override
    public CompletionStage<LocalMedia> prepare(String session, InetAddress localAddress) {
        CompletableFuture<LocalMedia> answer = new CompletableFuture<>();
        if (closed) {
            answer.completeExceptionally(new IOException("the audio engine is closed"));
            return answer;
        }
        media.execute(() -> {
            sessions.prepare(session, localAddress, answer);
            devices.hurry();
        });
        return answer;
    }

    @Override
    public void apply(String session, NegotiatedMedia media) {
        this.media.execute(() -> sessions.apply(session, media));
    }

    @Override
    public void sendDigit(String session, char digit, int durationMs) {
        media.execute(() -> sessions.sendDigit(session, digit, durationMs));
    }

    @Override
    public void release(String session) {
        media.execute(() -> sessions.release(session));
    }

    /** Changes what is heard; it takes effect with one of the next periods, in order with the other calls. */
    public void scene(SoundScene scene) {
        media.execute(() -> sessions.scene(scene));
    }

    /**
     * How loud all is that is heard, from one of the next periods on; what is sent is not changed.
     *
     * @param decibels 0, as at first, leaves it as it comes; −60 and less is silence, +30 the most
     */
    public void volume(int decibels) {
        gain.set(decibels);
    }

    /** How a session fares; empty if there is no such session. */
    public Optional<StreamReport> report(String session) {
        return Optional.ofNullable(sessions.find(session)).map(Session::report);
    }

    /** Completes when all that was asked before is done, the audio thread's part not included. */
    CompletableFuture<Void> settled() {
        return CompletableFuture.runAsync(() -> {}, media);
    }

    /** Null if there is no such session. */
    Session session(String name) {
        return sessions.find(name);
    }

    /** How the devices fare that are not the master. */
    public List<SideReport> others() {
        return devices.sides().all().stream().map(SideDevice::report).toList();
    }

    /** How the engine fares. */
    public EngineStatistics statistics() {
        return new EngineStatistics(
                loop.periods.get(),
                loop.punctuality.missed(),
                loop.worstNanos.get(),
                loop.punctuality.worstNanos(),
                loop.punctuality.lateness(),
                device.captureXruns(),
                device.playbackXruns(),
                devices.master().state(),
                devices.master().problem(),
                sessions.count(),
                loop.faults(),
                audioThreadBytes(),
                config.threads().state());
    }

    /** Periods that the audio thread has worked; cheaper than all {@link #statistics}. */
    public long periods() {
        return loop.periods.get();
    }

    /** State of the sound device. */
    public DeviceState deviceState() {
        return devices.master().state();
    }

    private long audioThreadBytes() {
        Thread thread = loop.thread();
        return thread != null && ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                ? bean.getThreadAllocatedBytes(thread.threadId())
                : 0;
    }

    /** Ends all sessions, the threads and the device; waits for them. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = List.copyOf(threads);
        }
        loop.stop();
        running.stream()
                .filter(thread -> thread.getName().equals(ThreadPolicy.AUDIO_THREAD))
                .forEach(AudioEngine::join);
        devices.stop();
        media.stop(sessions::closeAll);
        if (running.isEmpty()) {
            media.run();
        }
        running.forEach(AudioEngine::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
