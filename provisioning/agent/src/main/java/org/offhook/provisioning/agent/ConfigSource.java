package org.offhook.provisioning.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.offhook.provisioning.config.MacAddress;

/**
 * A server that has this phone's configuration.
 *
 * @param url where it is; absolute, http or https, without user name and password
 * @param plainHttp what is allowed besides https
 * @param trust who may vouch for the server; empty: whom Java trusts
 */
public record ConfigSource(URI url, Credentials credentials, PlainHttp plainHttp, Optional<SSLContext> trust) {

    /** Whether a configuration, with its passwords, may cross the network in the open. */
    public enum PlainHttp {
        REFUSED,
        ALLOWED
    }

    public ConfigSource {
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(trust);
        String refusal = refusal(url, plainHttp);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
    }

    /**
     * Fills in the address of the phone.
     *
     * @param template URL in which each {@code {mac}} stands for twelve hexadecimal digits in small letters
     * @throws IllegalArgumentException with one sentence for the user, if that is no usable URL
     */
    public static ConfigSource of(String template, MacAddress mac, Credentials credentials, PlainHttp plainHttp) {
        URI url;
        try {
            url = new URI(template.replace("{mac}", mac.hex()));
        } catch (URISyntaxException e) {
            // Not the exception's own text: it repeats the URL, which may hold a password.
            throw new IllegalArgumentException("the configuration URL is not a URL: wrong at character "
                    + (e.getIndex() + 1) + "; the only placeholder is {mac}");
        }
        return new ConfigSource(url, credentials, plainHttp, Optional.empty());
    }

    /** The URL as a log or a screen may show it: without query, which may hold a token. */
    public String shownUrl() {
        return shown(url);
    }

    static String shown(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + url.getHost() + port + path + (url.getRawQuery() == null ? "" : "?…");
    }

    /** Why the phone may not ask there, or the empty string. */
    static String refusal(URI url, PlainHttp plainHttp) {
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        boolean plain = scheme.equalsIgnoreCase("http");
        if (!plain && !scheme.equalsIgnoreCase("https") || url.getHost() == null) {
            return "the configuration URL must begin with https:// or http:// and a host";
        }
        if (url.getRawUserInfo() != null) {
            return "the configuration URL must not hold a user name or password; give them apart from it";
        }
        if (plain && plainHttp == PlainHttp.REFUSED) {
            return "the configuration URL is http, which anybody on the way can read and change; use https, or allow http";
        }
        return "";
    }
}
