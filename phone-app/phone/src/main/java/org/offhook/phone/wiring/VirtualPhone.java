package org.offhook.phone.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.SetUp;
import org.offhook.phone.web.WebServer;
import org.offhook.phone.web.WebSettings;
import org.offhook.provisioning.agent.AgentStatus;
import org.offhook.provisioning.agent.ConfigTarget;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * A phone whose body is a web page: keys, display, lamps, hook, microphone and loudspeaker are in the browser. Whatever
 * sound device and web settings its configuration names, it has these. {@link #apply} and {@link #idle} by one thread at a
 * time, the rest by any.
 */
public final class VirtualPhone implements ConfigTarget, AutoCloseable {

    /** Without an account, until somebody configures it. */
    private static final String UNCONFIGURED = "version: 1\nsip: {port: 0}\n";

    private static final PcmFormat FORMAT = PcmFormat.of(48_000, 20);

    /** Where the phone hears and speaks. */
    public enum Sound {
        PAGE,
        /** Nowhere: for programs that only press keys. */
        NONE
    }

    private final ProvisionedPhone phone;
    private final WebServer server;
    private WebPhone page;

    private VirtualPhone(WebSettings settings, Sound sound, Path memory) throws IOException {
        Optional<BrowserPcmDevice> device =
                sound == Sound.PAGE ? Optional.of(PcmDevices.browser(FORMAT)) : Optional.empty();
        PcmDevice used = device.isPresent() ? device.get() : PcmDevices.create(new PcmSpec.Null(), FORMAT);
        phone = new ProvisionedPhone(
                config -> OffHook.start(config, Equipment.bare().withSound(used).withMemory(memory)), this::follow);
        try {
            phone.apply(ConfigReader.read("unconfigured", UNCONFIGURED));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
        try {
            server = WebServer.start(settings, page, device, InstantSource.system());
        } catch (IOException e) {
            phone.close();
            throw e;
        }
    }

    /**
     * Starts a phone that has no configuration yet.
     *
     * @param memory folder for the call list and what is set at the phone, which outlast a new configuration
     * @throws IOException if its port cannot be had, in one sentence
     */
    public static VirtualPhone start(WebSettings settings, Sound sound, Path memory) throws IOException {
        return new VirtualPhone(settings, sound, memory);
    }

    private void follow(OffHook inside) {
        if (page == null) {
            page = new WebPhone(inside);
        } else {
            page.follow(inside);
        }
    }

    /** The address for the user's browser, and for nobody else: it carries the token. */
    public URI signInUrl() {
        return server.signInUrl();
    }

    /** The phone that is at work now; none for a moment while its configuration changes. */
    public Optional<OffHook> inside() {
        return phone.inside();
    }

    /** How the agent fares, which a phone that has no settings yet shows on its display. */
    public void report(AgentStatus status) {
        SetUp setUp =
                switch (status.phase()) {
                    case STARTING -> SetUp.ASKING;
                    case NO_CONFIGURATION -> new SetUp(SetUp.Stage.MISSING, why(status));
                    case RUNNING, WAITING_FOR_IDLE -> SetUp.DONE;
                };
        phone.inside().ifPresent(inside -> inside.post(new PhoneEvent.SetUpChanged(setUp)));
    }

    private static String why(AgentStatus status) {
        return status.problems().isEmpty()
                ? status.result().sentence()
                : status.problems().getFirst().toString();
    }

    @Override
    public void apply(PhoneConfig config) {
        phone.apply(config);
    }

    @Override
    public boolean idle() {
        return phone.idle();
    }

    @Override
    public void close() {
        server.close();
        phone.close();
    }
}
