package org.offhook.phone.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.phone.core.DeviceStatus;
import org.offhook.phone.core.PhoneEffect;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.store.Pins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the menu wants to know and what takes too long for the phone loop: done beside it, told as an event. */
final class Chores {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    /** Nothing is sent there (RFC 5737, RFC 3849); it only shows which of our addresses leads out. */
    private static final List<String> OUTSIDE = List.of("192.0.2.1", "2001:db8::1");

    private static final int DISCARD = 9;

    private final long begun = System.nanoTime();
    private final Pins pins = new Pins();
    private final Supplier<EngineStatistics> sound;
    private final Consumer<PhoneEvent> phone;
    private final AtomicBoolean reading = new AtomicBoolean();

    Chores(Supplier<EngineStatistics> sound, Consumer<PhoneEvent> phone) {
        this.sound = sound;
        this.phone = phone;
    }

    /** Any thread; does not wait. While the status is being read a second reading is not begun. */
    void readStatus() {
        if (reading.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    phone.accept(new PhoneEvent.StatusRead(status()));
                } finally {
                    reading.set(false);
                }
            });
        }
    }

    /** Any thread; does not wait. */
    void checkPin(PhoneEffect.CheckPin check) {
        Thread.startVirtualThread(() ->
                phone.accept(new PhoneEvent.PinChecked(check.attempt(), pins.matches(check.pin(), check.against()))));
    }

    /** Any thread; does not wait. */
    void hashPin(PhoneEffect.HashPin hash) {
        Thread.startVirtualThread(() -> phone.accept(new PhoneEvent.PinHashed(hash.attempt(), pins.hash(hash.pin()))));
    }

    private DeviceStatus status() {
        EngineStatistics statistics = sound.get();
        String problem =
                switch (statistics.device()) {
                    case OPEN -> "";
                    case MISSING, CLOSED ->
                        statistics.deviceProblem().isBlank()
                                ? statistics.device().name().toLowerCase(Locale.ROOT)
                                : statistics.deviceProblem();
                };
        String address = "";
        String mac = "";
        for (String target : OUTSIDE) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(new InetSocketAddress(target, DISCARD));
                InetAddress own = socket.getLocalAddress();
                if (!own.isAnyLocalAddress() && address.isEmpty()) {
                    address = own.getHostAddress().replaceFirst("%.*", "");
                    mac = mac(own);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("no way out to {}", target, e);
            }
        }
        // By the clock as it is now: one that was wrong at the start has been set meanwhile.
        Instant started = Instant.now().minus(Duration.ofNanos(System.nanoTime() - begun));
        return new DeviceStatus(
                address, mac, Version.NUMBER, started, problem, statistics.captureXruns() + statistics.playbackXruns());
    }

    private static String mac(InetAddress own) throws IOException {
        NetworkInterface card = NetworkInterface.getByInetAddress(own);
        byte[] mac = card == null ? null : card.getHardwareAddress();
        return mac == null ? "" : HexFormat.ofDelimiter(":").formatHex(mac);
    }
}
