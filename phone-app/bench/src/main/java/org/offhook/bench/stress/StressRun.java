package org.offhook.bench.stress;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.bench.media.EncodedSignal;
import org.offhook.bench.media.RtpStream;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.peer.SdpText;
import org.offhook.bench.peer.SipFlood;
import org.offhook.bench.subject.Children;
import org.offhook.bench.subject.PhoneSetup;

/** Windows with and without pressure in turn, within one call each time. For one thread. */
public final class StressRun {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int PATIENCE_SECONDS = 5;
    /** After a pressure, for what it leaves behind. */
    private static final int SETTLE_MS = 500;

    private final StressPlan plan;
    private final Path folder;
    private final PrintStream progress;
    private final Children children = new Children();
    private final StressResult result = new StressResult();
    private int launches;

    private StressRun(StressPlan plan, Path folder, PrintStream progress) {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
    }

    /** @param folder gets a folder with configuration and log for each phone */
    public static StressResult measure(StressPlan plan, Path folder, PrintStream progress)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        StressRun run = new StressRun(plan, folder, progress);
        try {
            for (int round = 1; round <= plan.rounds(); round++) {
                for (StressPlan.Policy policy : plan.policies()) {
                    progress.println("round " + round + " of " + plan.rounds() + ": " + policy.text());
                    run.call(policy);
                }
            }
        } finally {
            run.children.close();
        }
        return run.result;
    }

    private void call(StressPlan.Policy policy) throws IOException, InterruptedException, DriverCall.FailedCall {
        Path own = Files.createDirectory(folder.resolve("phone-" + launches++));
        EncodedSignal signal = new EncodedSignal(plan.codec());
        try (DriverPeer peer = new DriverPeer(false, plan.codec());
                ChildPhone phone = ChildPhone.start(
                        own,
                        new PhoneSetup(peer.port(), freePort(), 1, plan.codec()),
                        policy,
                        plan.flags(),
                        peer.registrar(),
                        children);
                RtpStream stream = RtpStream.open()) {
            String offer = SdpText.offer(stream.port(), plan.codec());
            DriverCall call = peer.call(phone.binding(), offer, DriverCall.AtAnswer.TALK);
            DriverCall.Media media = await(call);
            int most =
                    plan.warmSeconds() + 3 * plan.seconds() * plan.pressures().size() + 60;
            stream.start(media.target(), media.payloadType(), plan.codec(), signal, most);
            TimeUnit.SECONDS.sleep(plan.warmSeconds());
            result.state(policy, phone.realTime());
            for (StressPlan.Kind kind : plan.pressures()) {
                StressWindow without = window(phone, "none");
                StressWindow with = kind == StressPlan.Kind.FLOOD ? flooded(phone, offer) : window(phone, kind.word());
                result.add(policy, kind, without, with);
                progress.println("  " + StressResult.line(kind, without, with));
                TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
            }
            boolean lived = !call.ended().isDone();
            stream.stop();
            if (!lived) {
                throw new IOException("the call did not live through it");
            }
            peer.hangUp(call);
        }
    }

    private StressWindow window(ChildPhone phone, String pressure) throws IOException, InterruptedException {
        phone.begin(pressure);
        TimeUnit.SECONDS.sleep(plan.seconds());
        return phone.end();
    }

    private StressWindow flooded(ChildPhone phone, String offer) throws IOException, InterruptedException {
        phone.begin("none");
        double perSecond;
        try (SipFlood flood = SipFlood.start(phone.binding(), plan.floodPerSecond(), offer)) {
            TimeUnit.SECONDS.sleep(plan.seconds());
            perSecond = flood.perSecond();
        }
        return phone.end().with(perSecond);
    }

    private static DriverCall.Media await(DriverCall call)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        try {
            return call.answered().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverCall.FailedCall failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the phone did not answer within " + PATIENCE_SECONDS + " s", e);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            return socket.getLocalPort();
        }
    }
}
