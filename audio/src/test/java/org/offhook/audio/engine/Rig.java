package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;
import org.offhook.audio.transport.WatchedSockets;

/**
 * Engines with real sockets on the loopback interface and one virtual clock: a period passes on all of them, then
 * the rig waits until each packet has arrived, so that a run is the same each time.
 */
final class Rig implements AutoCloseable {

    static final PcmFormat FORMAT = PcmFormat.of(8000, 20);
    static final PayloadFormat LINEAR = new PayloadFormat("LINEAR", 8000, 1, "");
    static final PayloadFormat WIDE = new PayloadFormat("WIDE", 8000, 1, "");
    static final PayloadType LINEAR_TYPE = new PayloadType(96, LINEAR);
    static final PayloadType WIDE_TYPE = new PayloadType(97, WIDE);
    static final PayloadType EVENTS = new PayloadType(101, PayloadFormat.TELEPHONE_EVENT);

    final AtomicLong clock = new AtomicLong(1_000_000_000L);
    final LinearCodec linear = new LinearCodec("LINEAR", 8000, 8000);
    /** As G.722: an RTP clock of 8000 though it works at 16000. */
    final LinearCodec wide = new LinearCodec("WIDE", 8000, 16000);

    EngineConfig config =
            EngineConfig.DEFAULT.withNanoClock(clock::get).withReopening(Duration.ofMillis(1), Duration.ofMillis(4));

    final List<AudioEngine> engines = new ArrayList<>();
    final List<SteppedDevice> devices = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    final WatchedSockets sockets = new WatchedSockets();

    /** What one session sends, another receives. */
    private record Link(Session from, Session to) {}

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /** Another engine, running. */
    AudioEngine engine() {
        SteppedDevice device = new SteppedDevice(FORMAT, 60);
        List<CodecFactory> codecs = List.of(linear, wide);
        AudioEngine engine = new AudioEngine(config, device, codecs, ToneTable.forCountry("us"));
        engine.start();
        engines.add(engine);
        devices.add(device);
        awaitDevice(device);
        return engine;
    }

    /** Waits until the audio thread has gone over from its timer, which runs on the virtual clock, to the device. */
    void awaitDevice(SteppedDevice device) {
        SteppedDevice.await(() -> {
            clock.addAndGet(device.idle() ? 0 : FORMAT.periodNanos());
            return device.idle();
        });
    }

    static LocalMedia prepare(AudioEngine engine, String session) throws Exception {
        return engine.prepare(session, loopback()).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static NegotiatedMedia media(LocalMedia remote, MediaDirection direction, PayloadType type) {
        return new NegotiatedMedia(
                remote.rtp(),
                remote.rtcp(),
                direction,
                type,
                List.of(LINEAR_TYPE, WIDE_TYPE, EVENTS),
                Optional.of(EVENTS),
                20);
    }

    /** A call between two sessions, sound both ways. */
    void connect(AudioEngine a, String nameA, AudioEngine b, String nameB) throws Exception {
        LocalMedia mediaA = prepare(a, nameA);
        LocalMedia mediaB = prepare(b, nameB);
        a.apply(nameA, media(mediaB, MediaDirection.SENDRECV, LINEAR_TYPE));
        b.apply(nameB, media(mediaA, MediaDirection.SENDRECV, LINEAR_TYPE));
        settle();
        links.add(new Link(a.session(nameA), b.session(nameB)));
        links.add(new Link(b.session(nameB), a.session(nameA)));
        sockets.watch(a.session(nameA).channel);
        sockets.watch(b.session(nameB).channel);
    }

    /** Everything that the engines were told has taken effect but for what needs a period. */
    void settle() throws Exception {
        for (AudioEngine engine : engines) {
            engine.settled().get(20, TimeUnit.SECONDS);
        }
    }

    static void hear(AudioEngine engine, String... sessions) {
        engine.scene(new SoundScene(List.of(sessions), Optional.empty(), (char) 0, false));
    }

    /** Some periods pass everywhere. */
    void step(int periods) throws Exception {
        settle();
        for (int i = 0; i < periods; i++) {
            clock.addAndGet(FORMAT.periodNanos());
            for (SteppedDevice device : devices) {
                device.step();
            }
            for (Link link : links) {
                SteppedDevice.await(() -> delivered(link));
            }
        }
    }

    /** Lets periods pass until something has come about. */
    void stepUntil(BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "what the test waits for does not come");
            step(1);
        }
    }

    /** True if what was sent has been received, or waits to be. */
    private boolean delivered(Link link) {
        return link.from.channel.sentPackets().get()
                        == link.to.channel.reception().totalReceived()
                || sockets.waits(link.to.channel);
    }

    static InetSocketAddress rtp(AudioEngine engine, String session) {
        return engine.session(session).channel.local().rtp();
    }

    @Override
    public void close() {
        devices.forEach(SteppedDevice::unplug);
        engines.forEach(AudioEngine::close);
        sockets.close();
    }
}
