package org.offhook.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.offhook.demo.pbx.DemoPbx;
import org.offhook.demo.pbx.PbxSettings;
import org.offhook.demo.pbx.User;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.wiring.OffHook;
import org.offhook.phone.wiring.StartException;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;

/** The PBX and its phones, in this process. Any thread. */
final class Demo implements AutoCloseable {

    private final DemoPbx pbx;
    private final List<User> phoneUsers;
    private final User guest;
    private final List<OffHook> phones = new ArrayList<>();

    private Demo(DemoPbx pbx, List<User> phoneUsers, User guest) {
        this.pbx = pbx;
        this.phoneUsers = phoneUsers;
        this.guest = guest;
    }

    /**
     * Starts everything.
     *
     * @param sipPort 0 takes a free one
     * @throws IOException if the port cannot be had
     */
    static Demo start(int sipPort) throws IOException, StartException, ConfigException {
        List<User> phoneUsers =
                List.of(User.withRandomPassword("101", "Phone 101"), User.withRandomPassword("102", "Phone 102"));
        User guest = User.withRandomPassword("103", "Your own phone").withAnyPhone();
        List<User> all = new ArrayList<>(phoneUsers);
        all.add(guest);
        Demo demo = new Demo(DemoPbx.start(PbxSettings.onLoopback(all).withPort(sipPort)), phoneUsers, guest);
        try {
            for (User user : phoneUsers) {
                demo.phones.add(OffHook.start(ConfigReader.read("demo-" + user.number(), config(user, demo.server()))));
            }
            return demo;
        } catch (StartException | ConfigException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    /** A phone without sound device, as its owner would write it down. */
    private static String config(User user, String server) {
        return """
                version: 1
                phone:
                  name: "%s"
                accounts:
                  - user: "%s"
                    displayName: "%s"
                    password: "%s"
                    server: "%s"
                sip:
                  port: 0
                  address: 127.0.0.1
                audio:
                  device: "null"
                """.formatted(user.name(), user.number(), user.name(), user.password(), server);
    }

    String server() {
        return pbx.server();
    }

    List<User> phoneUsers() {
        return phoneUsers;
    }

    /** The account that is free for a phone of the reader's own. */
    User guest() {
        return guest;
    }

    List<OffHook> phones() {
        return List.copyOf(phones);
    }

    boolean registered() {
        return phones.stream()
                        .flatMap(phone -> phone.state().registrations().values().stream())
                        .filter(status -> status.state() == RegistrationStatus.State.REGISTERED)
                        .count()
                == phones.size();
    }

    /** Ends the phones, all at once, and then the PBX; under two seconds. */
    @Override
    public void close() {
        List<Thread> ending = phones.stream()
                .map(phone -> Thread.ofPlatform().start(phone::close))
                .toList();
        for (Thread each : ending) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        pbx.close();
    }
}
