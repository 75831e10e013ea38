package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.systemd.ServiceWatch;
import org.offhook.provisioning.agent.Agent;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code offhook run}: the phone, until it is told to stop. */
@Command(name = "run", description = "Starts the phone and leaves it running.")
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--board",
            paramLabel = "PROFILE",
            description = "What the phone is made of: a board profile's name or file; goes before the configuration's.")
    private String board;

    /** Where the configuration is. */
    private static final class Source {
        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "The phone's configuration (YAML).")
        private Path config;

        @ArgGroup(exclusive = false)
        private ProvisionOptions provision;
    }

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Folder for what the phone must not forget: last good configuration, call list, what was set at"
                            + " the phone, the token of its pages. Without it, the one that systemd gives, else one below"
                            + " ~/.local/state/offhook.")
    private Path state;

    private volatile Optional<ServiceWatch> watch = Optional.empty();
    private final Map<LineId, RegistrationStatus> said = new HashMap<>();

    @Override
    public Integer call() throws Exception {
        return source.provision == null
                ? run(source.config, state == null ? StateFolder.of(source.config) : state)
                : run(source.provision, state == null ? StateFolder.of(Path.of("provisioned")) : state);
    }

    private int run(ProvisionOptions provision, Path folder) throws Exception {
        Logging.start(PhoneConfig.Log.Level.INFO);
        Station station = new Station(folder, new BoardChoice(Optional.ofNullable(board), Optional.empty()));
        ProvisionedPhone phone = new ProvisionedPhone(
                config -> {
                    Logging.start(config.log().level());
                    return station.start(config);
                },
                this::listen);
        Agent agent = provision.agent(phone, folder);
        agent.start();
        watch = ServiceWatch.start(System.getenv(), new WatchedPhone(phone::inside));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            watch.ifPresent(ServiceWatch::close);
                            agent.close();
                            station.close();
                            phone.close();
                        },
                        "offhook-stop"));
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private int run(Path config, Path folder) throws Exception {
        PhoneConfig settings = ConfigReader.read(config);
        Logging.start(settings.log().level());
        Station station = new Station(folder, BoardChoice.beside(config, Optional.ofNullable(board)));
        OffHook phone = station.start(settings);
        watch = ServiceWatch.start(System.getenv(), new WatchedPhone(() -> Optional.of(phone)));
        listen(phone);
        phone.warmUp();
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            watch.ifPresent(ServiceWatch::close);
                            station.close();
                            phone.close();
                        },
                        "offhook-stop"));
        never.await();
        return ExitCode.OK;
    }

    static int start(RunArguments arguments) throws Exception {
        RunCommand command = new RunCommand();
        command.board = arguments.value("--board").orElse(null);
        command.state = arguments.path("--state").orElse(null);
        command.source = new Source();
        command.source.config = arguments.path("--config").orElse(null);
        command.source.provision = arguments
                .value("--provision")
                .map(url -> ProvisionOptions.of(
                        url,
                        arguments.value("--mac").orElseThrow(),
                        arguments.path("--token-file"),
                        arguments.allowHttp()))
                .orElse(null);
        return command.call();
    }

    private void listen(OffHook phone) {
        phone.addListener(this::logRegistrations);
        phone.addListener(_ -> watch.ifPresent(ServiceWatch::changed));
        watch.ifPresent(ServiceWatch::changed);
    }

    /** On the phone loop. */
    private void logRegistrations(PhoneState state) {
        state.registrations().forEach((line, status) -> {
            if (status.equals(said.put(line, status))) {
                return;
            }
            switch (status.state()) {
                case REGISTERED -> LOG.info("{} registered", line);
                case FAILED -> LOG.warn("{} not registered: {}", line, status.reason());
                case REGISTERING, UNREGISTERED, NOT_WANTED -> {
                    if (status.reason().isEmpty()) {
                        LOG.debug("{} {}", line, status.state());
                    } else {
                        LOG.warn("{} not registered yet: {}", line, status.reason());
                    }
                }
            }
        });
    }
}
