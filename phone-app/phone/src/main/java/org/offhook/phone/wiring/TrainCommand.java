package org.offhook.phone.wiring;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * {@code offhook train}: what a Java ahead-of-time cache is made from. Two phones in one program call each
 * other on loop-back, so that everything a start and a call need has been loaded and linked once.
 */
@Command(name = "train", hidden = true, description = "A short run for the start-up cache.")
final class TrainCommand implements Callable<Integer> {

    private static final String PHONE = """
            version: 1
            accounts:
              - user: "%s"
                password: unused
                server: "127.0.0.1:%d"
                register: %s
                autoAnswer: true
            sip:
              port: %d
              address: 127.0.0.1
              allowFrom: [127.0.0.1]
            audio:
              device: "null"
            log:
              level: error
            """;

    @Override
    public Integer call() throws Exception {
        Logging.start(PhoneConfig.Log.Level.ERROR);
        int calledPort = FreePort.find();
        try (OffHook called = OffHook.start(config("102", calledPort, false, calledPort));
                OffHook caller = OffHook.start(config("101", calledPort, true, 0))) {
            CallWatch watch = new CallWatch(new LineId(1), System.out);
            caller.addListener(watch::changed);
            watch.changed(caller.state());
            caller.post(new PhoneEvent.DialRequested(new LineId(1), "102"));
            if (!watch.awaitEnd(Duration.ofSeconds(1))) {
                watch.call().ifPresent(call -> caller.post(new PhoneEvent.HangUpRequested(call)));
                watch.awaitEnd(Duration.ofSeconds(1));
            }
            called.state();
        }
        return ExitCode.OK;
    }

    private static PhoneConfig config(String user, int server, boolean register, int port) throws Exception {
        return ConfigReader.read("training", PHONE.formatted(user, server, register, port));
    }

    /** A port that was free a moment ago; if it is taken meanwhile, this training fails and the next one comes. */
    private static final class FreePort {
        static int find() throws java.io.IOException {
            try (java.net.DatagramSocket socket = new java.net.DatagramSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
