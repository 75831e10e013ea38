package org.offhook.provisioning.agent;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * Fetches the configuration by HTTP. The client lives only as long as one fetch: between two of them lie hours, and
 * its threads and buffers would take memory from the calls.
 *
 * <p>Redirects are followed here and not by the client, so that none leads from https to http and none takes the
 * credentials to another server. A blocked name look-up cannot be ended; the caller is free after the total time
 * all the same.
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
        long until = System.nanoTime() + limits.total().toNanos();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .executor(threads);
        source.trust().ifPresent(builder::sslContext);
        HttpClient client = builder.build();
        try {
            return follow(client, known, until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable("fetching the configuration was broken off");
        } finally {
            // Not close(), which would wait for a server that never ends its answer.
            client.shutdownNow();
            threads.shutdownNow();
        }
    }

    private FetchOutcome follow(HttpClient client, Optional<String> known, long until) throws InterruptedException {
        URI url = source.url();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<Optional<byte[]>> response;
            try {
                response = ask(client, url, known, until);
            } catch (TimeoutException e) {
                return new Unreachable(server(url) + " did not answer in full within "
                        + limits.total().toSeconds() + " s");
            } catch (IOException e) {
                return new Unreachable(NetworkWords.of(e, server(url)));
            }
            if (!isRedirect(response.statusCode())) {
                return outcome(response, url, known);
            }
            URI next;
            try {
                next = url.resolve(
                        new URI(response.headers().firstValue("Location").orElse("")));
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
    private HttpResponse<Optional<byte[]>> ask(HttpClient client, URI url, Optional<String> known, long until)
            throws IOException, InterruptedException, TimeoutException {
        boolean mayAuthenticate = sameServer(source.url(), url);
        Optional<String> first = source.credentials() instanceof Credentials.Bearer bearer && mayAuthenticate
                ? Optional.of("Bearer " + bearer.token().reveal())
                : Optional.empty();
        HttpResponse<Optional<byte[]>> response = send(client, url, known, first, until);
        if (response.statusCode() == 401
                && mayAuthenticate
                && source.credentials() instanceof Credentials.Password password) {
            List<Challenge> challenges = Challenge.parse(response.headers().allValues("WWW-Authenticate"));
            Optional<String> second = PasswordAnswer.to(challenges, password, url, clientNonce());
            if (second.isPresent()) {
                return send(client, url, known, second, until);
            }
        }
        return response;
    }

    private HttpResponse<Optional<byte[]>> send(
            HttpClient client, URI url, Optional<String> known, Optional<String> authorization, long until)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(limits.answer())
                .header("User-Agent", "OffHook")
                .header("Accept", "application/yaml, text/plain;q=0.5, */*;q=0.1");
        known.ifPresent(etag -> request.header("If-None-Match", etag));
        authorization.ifPresent(value -> request.header("Authorization", value));
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                client.sendAsync(request.build(), _ -> new LimitedBody(limits.bytes()));
        try {
            return answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private FetchOutcome outcome(HttpResponse<Optional<byte[]>> response, URI url, Optional<String> known) {
        String server = server(url);
        return switch (response.statusCode()) {
            case 200 -> fetched(response, server);
            case 304 ->
                known.isPresent()
                        ? new Unchanged(server + " has nothing newer")
                        : new Invalid(server + " says that nothing changed, but was not asked that");
            case 401 -> new Refused(401, server + refusedWords());
            case 403 -> new Refused(403, server + " refuses this phone (403)");
            case 404, 410 -> new NotFound(server + " has no configuration at " + ConfigSource.shown(url));
            default -> new Invalid(server + " answered with error " + response.statusCode());
        };
    }

    private String refusedWords() {
        return switch (source.credentials()) {
            case Credentials.None _ -> " wants to know who this phone is (401), and no token or password is set";
            case Credentials.Bearer _ -> " does not accept this phone's token (401)";
            case Credentials.Password _ -> " does not accept this phone's user name and password (401)";
        };
    }

    private FetchOutcome fetched(HttpResponse<Optional<byte[]>> response, String server) {
        if (response.body().isEmpty()) {
            return new TooLarge(server + " sent more than " + limits.bytes() / 1024 + " KB, which no configuration is");
        }
        Problems problems = new Problems();
        Optional<String> text = SourceText.decode("the answer", response.body().get(), problems);
        if (text.isEmpty()) {
            return new Invalid(server + " sent something that is not text: "
                    + problems.sorted().getFirst().sentence());
        }
        Optional<String> etag = response.headers().firstValue("ETag").filter(ConfigFetcher::isEtag);
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
