package org.offhook.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.offhook.demo.pbx.User;
import org.offhook.provisioning.agent.Agent;
import org.offhook.provisioning.agent.AgentSettings;
import org.offhook.provisioning.agent.ConfigFetcher;
import org.offhook.provisioning.agent.ConfigSource;
import org.offhook.provisioning.agent.ConfigStore;
import org.offhook.provisioning.agent.ConfigTarget;
import org.offhook.provisioning.agent.Credentials;
import org.offhook.provisioning.agent.FetchLimits;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.Secret;
import org.offhook.provisioning.fleet.FleetServer;
import org.offhook.provisioning.fleet.Tokens;

/** The config server of the demo, with a folder of layers that lasts as long as it does. */
final class DemoFleet implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DemoFleet.class.getName());

    private static final String WRONG = "wrong: ";

    /** Phones on a desk ask once an hour; here somebody watches. */
    private static final AgentSettings IMPATIENT = new AgentSettings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMillis(200));

    /** A phone that the server knows. */
    private record Phone(MacAddress mac, String token) {}

    private final Path folder;
    private final TemporaryFolder root;
    private final List<Phone> phones;
    private final FleetServer server;

    private DemoFleet(Path folder, TemporaryFolder root, List<Phone> phones, FleetServer server) {
        this.folder = folder;
        this.root = root;
        this.phones = phones;
        this.server = server;
    }

    /**
     * Writes a folder for these users' phones and serves it.
     *
     * @param sipServer where they register
     * @param root gets the folder, and what the agents keep
     * @throws IOException if it cannot be written, or no port is free
     */
    static DemoFleet start(List<User> users, String sipServer, TemporaryFolder root) throws IOException {
        List<Phone> phones = new ArrayList<>();
        Path folder = root.make("fleet");
        Path devices = root.make("fleet/devices");
        Files.writeString(folder.resolve("common.yaml"), common(sipServer));
        StringBuilder tokens = new StringBuilder();
        for (User user : users) {
            Phone phone = new Phone(
                    MacAddress.parse("02000000%04d".formatted(Integer.parseInt(user.number())))
                            .orElseThrow(),
                    Tokens.random());
            phones.add(phone);
            tokens.append(Tokens.line(phone.mac(), phone.token())).append('\n');
            Files.writeString(devices.resolve(phone.mac().hex() + ".yaml"), device(user));
        }
        Files.writeString(folder.resolve(Tokens.FILE), tokens);
        return new DemoFleet(folder, root, phones, FleetServer.start(folder, 0, DemoFleet::log));
    }

    /** What is wrong with a file is said to whoever has just edited it, on the terminal. */
    private static void log(String line) {
        if (line.startsWith(WRONG)) {
            System.err.println("offhook: " + line.substring(WRONG.length()));
        } else {
            LOG.info(line);
        }
    }

    private static String common(String sipServer) {
        return """
                # What holds for both phones. A change is with them within seconds.
                version: 1
                phone:
                  language: en
                  timeZone: %s
                accounts:
                  - server: "%s"
                sip:
                  port: 0
                  address: 127.0.0.1
                """.formatted(java.time.ZoneId.systemDefault().getId(), sipServer);
    }

    private static String device(User user) {
        return """
                phone:
                  name: "%s"
                accounts:
                  - user: "%s"
                    displayName: "%s"
                    password: "%s"
                """.formatted(user.name(), user.number(), user.name(), user.password());
    }

    /** The folder whose files may be edited. */
    Path folder() {
        return folder;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/config/{mac}.yaml";
    }

    /** The agent, not yet started, that brings a phone its configuration; phones count as the users from 0. */
    Agent agent(int index, ConfigTarget target) throws IOException {
        Phone phone = phones.get(index);
        ConfigSource source = ConfigSource.of(
                url(), phone.mac(), new Credentials.Bearer(new Secret(phone.token())), ConfigSource.PlainHttp.ALLOWED);
        Path state = root.make("state-" + phone.mac().hex());
        return new Agent(new ConfigFetcher(source, FetchLimits.USUAL), new ConfigStore(state), target, IMPATIENT);
    }

    @Override
    public void close() {
        server.close();
    }
}
