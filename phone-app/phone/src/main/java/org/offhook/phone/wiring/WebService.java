package org.offhook.phone.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.phone.web.AccessToken;
import org.offhook.phone.web.OwnAddresses;
import org.offhook.phone.web.WebIdentity;
import org.offhook.phone.web.WebServer;
import org.offhook.phone.web.WebSettings;
import org.offhook.provisioning.config.PhoneConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of a phone. It outlives the phone's inside, so that open pages stay connected while a new configuration
 * is put to use. Any thread; the methods block.
 */
final class WebService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebService.class);

    /** What a running server was started for. */
    private record Plan(PhoneConfig.Web settings, Optional<BrowserPcmDevice> sound) {}

    private record Running(Plan plan, WebServer server, WebPhone phone) {}

    private final Path stateFolder;
    private Optional<Running> running = Optional.empty();
    private boolean closed;

    /** @param stateFolder where token and certificate are kept; made when first needed */
    WebService(Path stateFolder) {
        this.stateFolder = stateFolder;
    }

    /**
     * Serves this inside from now on. A server that cannot start is reported by one sentence, and the phone works without.
     *
     * @return where the page is, if it is anywhere
     */
    synchronized Optional<URI> serve(OffHook inside, PhoneConfig.Web settings, Optional<BrowserPcmDevice> sound) {
        Plan plan = new Plan(settings, sound);
        if (running.isPresent() && running.get().plan().equals(plan)) {
            running.get().phone().follow(inside);
            return running.map(now -> now.server().url());
        }
        running.ifPresent(before -> before.server().close());
        running = Optional.empty();
        if (!settings.enabled() || closed) {
            return Optional.empty();
        }
        try {
            WebPhone phone = new WebPhone(inside);
            WebServer server = WebServer.start(webSettings(settings), phone, sound, InstantSource.system());
            running = Optional.of(new Running(plan, server, phone));
            LOG.info("web pages at {}, token in {}", server.url(), tokenFile());
        } catch (IOException e) {
            LOG.warn("no web pages: {}", e.getMessage());
        }
        return running.map(now -> now.server().url());
    }

    private Path tokenFile() {
        return stateFolder.resolve("web-token");
    }

    private WebSettings webSettings(PhoneConfig.Web settings) throws IOException {
        Files.createDirectories(stateFolder);
        AccessToken token = AccessToken.keptIn(tokenFile());
        InetAddress bind = InetAddress.ofLiteral(settings.address());
        if (bind.isLoopbackAddress()) {
            return new WebSettings(bind, settings.port(), Set.copyOf(settings.hosts()), token, Optional.empty());
        }
        Set<String> hosts = new HashSet<>(settings.hosts());
        hosts.addAll(OwnAddresses.literals());
        SSLContext identity = WebIdentity.keptIn(stateFolder.resolve("web-identity.p12"), hosts)
                .context();
        return new WebSettings(bind, settings.port(), hosts, token, Optional.of(identity));
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.ifPresent(now -> now.server().close());
        running = Optional.empty();
    }
}
