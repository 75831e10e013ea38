package org.offhook.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offhook.phone.web.AccessToken;
import org.offhook.phone.web.OwnAddresses;
import org.offhook.phone.web.WebIdentity;
import org.offhook.phone.web.WebSettings;
import org.offhook.phone.wiring.StateFolder;
import org.offhook.phone.wiring.VirtualPhone;

/** Gives each phone its port, and in the network its certificate. */
final class DemoWeb {

    private static final int USUAL_PORT = 8101;

    private final DemoSettings settings;
    private final Optional<WebIdentity> identity;
    private final Set<String> hosts;

    /** @throws IOException if no certificate can be made, in one sentence */
    DemoWeb(DemoSettings settings) throws IOException {
        this.settings = settings;
        if (settings.reach() == DemoSettings.Reach.THIS_MACHINE) {
            hosts = Set.of();
            identity = Optional.empty();
            return;
        }
        hosts = OwnAddresses.literals().stream()
                .filter(literal -> !literal.equals("127.0.0.1") && !literal.equals("[::1]"))
                .collect(Collectors.toUnmodifiableSet());
        identity = Optional.of(WebIdentity.keptIn(identityFile(), withLoopback(hosts)));
    }

    private static Set<String> withLoopback(Set<String> hosts) {
        return Stream.concat(hosts.stream(), Stream.of("localhost", "127.0.0.1"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Kept between demos, so that a browser is asked to trust it only once. */
    private static Path identityFile() {
        return StateFolder.ofUser().resolve("offhook-demo").resolve("web-identity.p12");
    }

    /** What a cautious person compares with what the browser shows. */
    Optional<String> fingerprint() {
        return identity.map(WebIdentity::fingerprint);
    }

    /**
     * Starts a phone's page.
     *
     * @param index of the phone, from 0
     * @param memory what the phone remembers
     * @throws IOException if its port is taken, in one sentence
     */
    VirtualPhone start(int index, Path memory) throws IOException {
        VirtualPhone.Sound sound =
                settings.sound() == DemoSettings.Sound.BROWSER ? VirtualPhone.Sound.PAGE : VirtualPhone.Sound.NONE;
        OptionalInt wanted = settings.webPort();
        if (wanted.isPresent()) {
            int port = wanted.getAsInt() == 0 ? 0 : wanted.getAsInt() + index;
            return VirtualPhone.start(web(port), sound, memory);
        }
        try {
            return VirtualPhone.start(web(USUAL_PORT + index), sound, memory);
        } catch (IOException taken) {
            return VirtualPhone.start(web(0), sound, memory);
        }
    }

    private WebSettings web(int port) throws IOException {
        if (settings.reach() == DemoSettings.Reach.THIS_MACHINE) {
            return WebSettings.loopback(port, AccessToken.fresh());
        }
        return new WebSettings(
                InetAddress.ofLiteral("0.0.0.0"), port, hosts, AccessToken.fresh(), identity.map(WebIdentity::context));
    }
}
