package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.hal.board.Board;
import org.offhook.phone.board.RunningBoard;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * What stays when a new configuration changes the phone's inside: its web server, and the sound of its page. {@link
 * #start} by one thread at a time, the rest by any.
 */
final class Station implements ProvisionedPhone.Start, AutoCloseable {

    /** How long the web server waits at most for the phone to register: that comes first. */
    private static final long PATIENCE_SECONDS = 3;

    private final Path stateFolder;
    private final WebService web;
    private final BoardChoice boards;
    private Optional<BrowserPcmDevice> browser = Optional.empty();
    private volatile OffHook newest;

    Station(Path stateFolder, BoardChoice boards) {
        this.stateFolder = stateFolder;
        web = new WebService(stateFolder);
        this.boards = boards;
    }

    @Override
    public OffHook start(PhoneConfig config) throws StartException {
        Board board = boards.open(config);
        PcmDevice device;
        OffHook phone;
        try {
            SoundPlan plan = SoundPlan.of(config.audio(), board);
            device = device(config.audio(), plan);
            phone = start(config, plan, device, board);
        } catch (StartException e) {
            board.close();
            throw e;
        }
        newest = phone;
        Optional<BrowserPcmDevice> sound = device == browser.orElse(null) ? browser : Optional.empty();
        CountDownLatch settled = new CountDownLatch(1);
        phone.addListener(state -> {
            if (settled(state)) {
                settled.countDown();
            }
        });
        if (settled(phone.state())) {
            settled.countDown();
        }
        Thread.ofPlatform().daemon().name("offhook-web-start").start(() -> serve(phone, config, sound, settled));
        return phone;
    }

    private OffHook start(PhoneConfig config, SoundPlan plan, PcmDevice device, Board board) throws StartException {
        RouteMixers mixers = board instanceof RunningBoard running
                ? new RouteMixers(plan.mixers(), RouteMixers.Access.REAL, running::mixerFaults)
                : RouteMixers.NONE;
        OffHook phone = OffHook.start(
                config,
                Equipment.bare()
                        .withSound(plan.devices(device))
                        .withBoard(board)
                        .withMixers(mixers)
                        .withMemory(stateFolder));
        if (board instanceof RunningBoard running) {
            running.report(faults -> phone.post(new PhoneEvent.BoardReported(faults)));
        }
        return phone;
    }

    private PcmDevice device(PhoneConfig.Audio audio, SoundPlan plan) throws StartException {
        PcmDevice device = OffHook.device(audio.withDevice(plan.master()));
        if (!(device instanceof BrowserPcmDevice page)) {
            return device;
        }
        if (browser.isEmpty() || !browser.get().format().equals(page.format())) {
            browser = Optional.of(page);
        }
        return browser.get();
    }

    private static boolean settled(PhoneState state) {
        return state.settings().lines().stream()
                .map(line -> state.registrations().get(line.id()))
                .allMatch(status -> status != null && status.state() != RegistrationStatus.State.REGISTERING);
    }

    private void serve(OffHook phone, PhoneConfig config, Optional<BrowserPcmDevice> sound, CountDownLatch settled) {
        try {
            settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (web) {
            if (phone == newest) {
                web.serve(phone, config.web(), sound);
            }
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
