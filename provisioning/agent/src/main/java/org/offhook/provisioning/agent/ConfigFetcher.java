package org.offhook.provisioning.agent;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import org.offhook.provisioning.agent.FetchOutcome.Fetched;
import org.offhook.provisioning.agent.FetchOutcome.Invalid;
import org.offhook.provisioning.agent.FetchOutcome.NotFound;
import org.offhook.provisioning.agent.FetchOutcome.Refused;
import org.offhook.provisioning.agent.FetchOutcome.TooLarge;
import org.offhook.provisioning.agent.FetchOutcome.Unchanged;
import org.offhook.provisioning.agent.FetchOutcome.Unreachable;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.SourceText;

/**
 * Fetches the configuration by HTTP, with Java's old client: the new one costs some 25 MB of memory that the phone
 * never gets back, the old one 5 (docs/decisions/0005).
 *
 * <p>Redirects are followed here and not by the client, so that none leads from https to http and none takes the
 * credentials to another server.
 */
public final class ConfigFetcher implements Fetcher {

    private static final int MOST_REDIRECTS = 5;

    private final ConfigSource source;
    private final FetchLimits limits;
    private final SecureRandom random = new SecureRandom();

    public ConfigFetcher(ConfigSource source, FetchLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    @Override
    public String shownSource() {
        return source.shownUrl();
    }

    @Override
    public String sourceId() {
        return source.url().toString();
    }

    @Override
    public FetchOutcome fetch(Optional<String> known) {
        String server = server(source.url());
        FutureTask<FetchOutcome> task = new FutureTask<>(() -> follow(known));
        Thread worker = Thread.ofVirtual().name("offhook-http").start(task);
        try {
            return task.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Unreachable(
                    server + " did not answer in full within " + limits.total().toSeconds() + " s");
        } catch (ExecutionException e) {
            // The client is not ours, and what it reads comes from the network.
            return new Invalid(server + " sent an answer that cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable("fetching the configuration was broken off");
        } finally {
            // Closes the socket of a virtual thread that waits at it.
            worker.interrupt();
        }
    }

    /** An answer; no body if it was too long or not wanted. */
    private record Reply(
            int status,
            Optional<String> location,
            Optional<String> etag,
            List<String> challenges,
            Optional<byte[]> body) {}

    private FetchOutcome follow(Optional<String> known) {
        URI url = source.url();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Reply response;
            try {
                response = ask(url, known);
            } catch (IOException e) {
                return new Unreachable(NetworkWords.of(e, server(url)));
            }
            if (!isRedirect(response.status())) {
                return outcome(response, url, known);
            }
            URI next;
            try {
                next = url.resolve(new URI(response.location().orElse("")));
            } catch (URISyntaxException | IllegalArgumentException e) {
                return new Invalid(server(url) + " redirects to something that is not a URL");
            }
            if (url.getScheme().equalsIgnoreCase("https") && !"https".equalsIgnoreCase(next.getScheme())) {
                return new Invalid(server(url) + " redirects from https to something else, which is not followed");
            }
            if (!ConfigSource.refusal(next, source.plainHttp()).isEmpty()) {
                return new Invalid(server(url) + " redirects to a URL that is not allowed");
            }
            url = next;
        }
        return new Invalid(server(source.url()) + " redirects more than " + MOST_REDIRECTS + " times");
    }

    /** One request, and a second one if the server wants a password. */
    private Reply ask(URI url, Optional<String> known) throws IOException {
        boolean mayAuthenticate = sameServer(source.url(), url);
        Optional<String> first = source.credentials() instanceof Credentials.Bearer bearer && mayAuthenticate
                ? Optional.of("Bearer " + bearer.token().reveal())
                : Optional.empty();
        Reply response = send(url, known, first);
        if (response.status() == 401
                && mayAuthenticate
                && source.credentials() instanceof Credentials.Password password) {
            Optional<String> second =
                    PasswordAnswer.to(Challenge.parse(response.challenges()), password, url, clientNonce());
            if (second.isPresent()) {
                return send(url, known, second);
            }
        }
        return response;
    }

    private Reply send(URI url, Optional<String> known, Optional<String> authorization) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) limits.connect().toMillis());
            connection.setReadTimeout((int) limits.answer().toMillis());
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("User-Agent", "OffHook");
            connection.setRequestProperty("Accept", "application/yaml, text/plain;q=0.5, */*;q=0.1");
            known.ifPresent(etag -> connection.setRequestProperty("If-None-Match", etag));
            authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
            if (connection instanceof HttpsURLConnection secure) {
                source.trust().ifPresent(trust -> secure.setSSLSocketFactory(trust.getSocketFactory()));
            }
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("not HTTP");
            }
            return new Reply(
                    status,
                    Optional.ofNullable(connection.getHeaderField("Location")),
                    Optional.ofNullable(connection.getHeaderField("ETag")),
                    challenges(connection),
                    status == 200 ? body(connection) : Optional.empty());
        } finally {
            connection.disconnect();
        }
    }

    private Optional<byte[]> body(HttpURLConnection connection) throws IOException {
        long announced = connection.getContentLengthLong();
        if (announced > limits.bytes()) {
            return Optional.empty();
        }
        byte[] bytes = connection.getInputStream().readNBytes(limits.bytes() + 1);
        if (bytes.length < announced) {
            throw new IOException("cut off");
        }
        return bytes.length > limits.bytes() ? Optional.empty() : Optional.of(bytes);
    }

    private static List<String> challenges(HttpURLConnection connection) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(header -> "WWW-Authenticate".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .toList();
    }

    private FetchOutcome outcome(Reply response, URI url, Optional<String> known) {
        String server = server(url);
        return switch (response.status()) {
            case 200 -> fetched(response, server);
            case 304 ->
                known.isPresent()
                        ? new Unchanged(server + " has nothing newer")
                        : new Invalid(server + " says that nothing changed, but was not asked that");
            case 401 -> new Refused(401, server + refusedWords());
            case 403 -> new Refused(403, server + " refuses this phone (403)");
            case 404, 410 -> new NotFound(server + " has no configuration at " + ConfigSource.shown(url));
            default -> new Invalid(server + " answered with error " + response.status());
        };
    }

    private String refusedWords() {
        return switch (source.credentials()) {
            case Credentials.None _ -> " wants to know who this phone is (401), and no token or password is set";
            case Credentials.Bearer _ -> " does not accept this phone's token (401)";
            case Credentials.Password _ -> " does not accept this phone's user name and password (401)";
        };
    }

    private FetchOutcome fetched(Reply response, String server) {
        if (response.body().isEmpty()) {
            return new TooLarge(server + " sent more than " + limits.bytes() / 1024 + " KB, which no configuration is");
        }
        Problems problems = new Problems();
        Optional<String> text = SourceText.decode("the answer", response.body().get(), problems);
        if (text.isEmpty()) {
            return new Invalid(server + " sent something that is not text: "
                    + problems.sorted().getFirst().sentence());
        }
        Optional<String> etag = response.etag().filter(ConfigFetcher::isEtag);
        return new Fetched(text.get(), etag, server + " sent a configuration");
    }

    /** RFC 9110 §8.8.3, in printable ASCII and of sensible length. */
    static boolean isEtag(String text) {
        return text.matches("(W/)?\"[!#-~]{0,200}\"");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The same origin, or its secure sister: the same host, http having led to https. */
    private static boolean sameServer(URI asked, URI now) {
        if (!asked.getHost().equalsIgnoreCase(now.getHost())) {
            return false;
        }
        boolean sameScheme = asked.getScheme().equalsIgnoreCase(now.getScheme());
        boolean upgrade = asked.getScheme().equalsIgnoreCase("http")
                && port(asked) == 80
                && now.getScheme().equalsIgnoreCase("https")
                && port(now) == 443;
        return upgrade || sameScheme && port(asked) == port(now);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String server(URI url) {
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    private String clientNonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
