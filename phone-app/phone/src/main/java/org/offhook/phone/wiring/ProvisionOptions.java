package org.offhook.phone.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.offhook.provisioning.agent.Agent;
import org.offhook.provisioning.agent.AgentSettings;
import org.offhook.provisioning.agent.ConfigFetcher;
import org.offhook.provisioning.agent.ConfigSource;
import org.offhook.provisioning.agent.ConfigSource.PlainHttp;
import org.offhook.provisioning.agent.ConfigStore;
import org.offhook.provisioning.agent.ConfigTarget;
import org.offhook.provisioning.agent.Credentials;
import org.offhook.provisioning.agent.FetchLimits;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.Secret;
import picocli.CommandLine.Option;

/** Where the phone fetches its configuration, as told on the command line. See docs/provisioning.md. */
final class ProvisionOptions {

    @Option(
            names = "--provision",
            required = true,
            paramLabel = "URL",
            description = "Fetches the configuration from there; {mac} stands for the phone's hardware address.")
    private String url;

    @Option(names = "--mac", required = true, paramLabel = "MAC", description = "Hardware address of the phone.")
    private String mac;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the phone's token on its only line. Not an option of its own: others see those.")
    private Path tokenFile;

    @Option(names = "--allow-http", description = "Allows a URL that begins with http:// and not https://.")
    private boolean allowHttp;

    /** The same without picocli. */
    static ProvisionOptions of(String url, String mac, Optional<Path> tokenFile, boolean allowHttp) {
        ProvisionOptions options = new ProvisionOptions();
        options.url = url;
        options.mac = mac;
        options.tokenFile = tokenFile.orElse(null);
        options.allowHttp = allowHttp;
        return options;
    }

    /**
     * An agent that is not started yet. Reads the token; blocks.
     *
     * @param state folder in which the last good configuration is kept
     * @throws StartException which option is wrong, in one sentence
     */
    Agent agent(ConfigTarget target, Path state) throws StartException {
        MacAddress address = MacAddress.parse(mac)
                .orElseThrow(() -> new StartException(
                        "--mac: \"" + mac + "\" is not a hardware address such as 00:1a:2b:3c:4d:5e", null));
        ConfigSource source;
        try {
            source = ConfigSource.of(url, address, credentials(), allowHttp ? PlainHttp.ALLOWED : PlainHttp.REFUSED);
        } catch (IllegalArgumentException e) {
            throw new StartException("--provision: " + e.getMessage(), e);
        }
        return new Agent(
                new ConfigFetcher(source, FetchLimits.USUAL), new ConfigStore(state), target, AgentSettings.USUAL);
    }

    private Credentials credentials() throws StartException {
        if (tokenFile == null) {
            return new Credentials.None();
        }
        try {
            if (Files.getPosixFilePermissions(tokenFile).contains(PosixFilePermission.OTHERS_READ)) {
                throw new StartException(
                        "--token-file: " + tokenFile + " is open to every user; take that away with chmod o-rwx", null);
            }
            return new Credentials.Bearer(new Secret(Files.readString(tokenFile).strip()));
        } catch (IOException e) {
            throw new StartException("--token-file: " + tokenFile + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new StartException("--token-file: " + e.getMessage(), e);
        }
    }
}
