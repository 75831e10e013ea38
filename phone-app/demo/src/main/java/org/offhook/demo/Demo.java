package org.offhook.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.offhook.demo.pbx.DemoPbx;
import org.offhook.demo.pbx.PbxSettings;
import org.offhook.demo.pbx.User;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.wiring.OffHook;
import org.offhook.phone.wiring.StartException;
import org.offhook.phone.wiring.VirtualPhone;
import org.offhook.provisioning.agent.Agent;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;

/** The virtual phones, and unless they have a server elsewhere, a PBX and a config server; in this process. Any thread. */
final class Demo implements AutoCloseable {

    private static final List<User> USERS =
            List.of(User.withRandomPassword("101", "Phone 101"), User.withRandomPassword("102", "Phone 102"));

    /** What is open, the last opened first. */
    private final List<AutoCloseable> open = Collections.synchronizedList(new ArrayList<>());

    private final List<VirtualPhone> phones = new ArrayList<>();
    private Optional<DemoPbx> pbx = Optional.empty();
    private Optional<DemoFleet> fleet = Optional.empty();
    private Optional<User> guest = Optional.empty();
    private Optional<String> fingerprint = Optional.empty();

    private final TemporaryFolder folder;

    private Demo() throws IOException {
        folder = new TemporaryFolder();
        open.addFirst(folder);
    }

    /**
     * Starts everything.
     *
     * @throws IOException if a port cannot be had, in one sentence
     * @throws ConfigException what is wrong with a configuration of the user's
     * @throws StartException why a phone cannot work with a configuration of the user's
     */
    static Demo start(DemoSettings settings) throws IOException, ConfigException, StartException {
        Demo demo = new Demo();
        try {
            if (settings.configs().isEmpty()) {
                demo.startWithPbx(settings);
            } else {
                demo.startElsewhere(settings);
            }
            return demo;
        } catch (IOException | ConfigException | StartException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private void startWithPbx(DemoSettings settings) throws IOException {
        User visitor = User.withRandomPassword("103", "Your own phone").withAnyPhone();
        guest = Optional.of(visitor);
        List<User> all = new ArrayList<>(USERS);
        all.add(visitor);
        DemoPbx server = DemoPbx.start(PbxSettings.onLoopback(all).withPort(settings.sipPort()));
        pbx = Optional.of(server);
        open.addFirst(server::close);
        DemoFleet configs = DemoFleet.start(USERS, server.server(), folder);
        fleet = Optional.of(configs);
        open.addFirst(configs);
        DemoWeb web = web(settings);
        for (int i = 0; i < USERS.size(); i++) {
            VirtualPhone phone = phone(web);
            Agent agent = configs.agent(i, phone);
            open.addFirst(agent);
            agent.addListener(phone::report);
            agent.start();
        }
    }

    private void startElsewhere(DemoSettings settings) throws IOException, ConfigException, StartException {
        List<PhoneConfig> configs = new ArrayList<>();
        for (Path file : settings.configs()) {
            configs.add(ConfigReader.read(file));
        }
        DemoWeb web = web(settings);
        for (PhoneConfig config : configs) {
            try {
                phone(web).apply(config);
            } catch (IllegalStateException e) {
                throw new StartException(e.getMessage(), e);
            }
        }
    }

    private DemoWeb web(DemoSettings settings) throws IOException {
        DemoWeb web = new DemoWeb(settings);
        fingerprint = web.fingerprint();
        return web;
    }

    private VirtualPhone phone(DemoWeb web) throws IOException {
        VirtualPhone phone = web.start(phones.size(), folder.make("phone-" + phones.size()));
        phones.add(phone);
        if (phones.size() == 1) {
            phone.inside().ifPresent(OffHook::warmUp);
        }
        return phone;
    }

    /** Where phones register, if it is here. */
    Optional<String> server() {
        return pbx.map(DemoPbx::server);
    }

    Optional<DemoFleet> fleet() {
        return fleet;
    }

    /** Whose phones they are, if their server is here. */
    List<User> users() {
        return pbx.isPresent() ? USERS : List.of();
    }

    /** The account that is free for a phone of the reader's own. */
    Optional<User> guest() {
        return guest;
    }

    /** How to tell the certificate of the pages from a false one. */
    Optional<String> fingerprint() {
        return fingerprint;
    }

    List<VirtualPhone> phones() {
        return List.copyOf(phones);
    }

    /** Whether each phone has an account, and is registered with every one that it has. */
    boolean registered() {
        return phones.stream().allMatch(Demo::registered);
    }

    private static boolean registered(VirtualPhone phone) {
        return phone.inside()
                .map(OffHook::state)
                .filter(state -> !state.settings().lines().isEmpty())
                .filter(state -> state.settings().lines().stream()
                        .map(line -> state.registrations().get(line.id()))
                        .allMatch(status -> status != null && status.state() == RegistrationStatus.State.REGISTERED))
                .isPresent();
    }

    /** Ends the phones, all at once, and then what they live on; under two seconds. */
    @Override
    public synchronized void close() {
        List<Thread> ending = phones.stream()
                .map(phone -> Thread.ofPlatform().name("offhook-stop-phone").start(phone::close))
                .toList();
        for (Thread each : ending) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }
}
