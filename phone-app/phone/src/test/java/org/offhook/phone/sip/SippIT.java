package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.HoldResult;
import org.offhook.phone.core.PhoneEvent.IncomingCall;
import org.offhook.phone.core.PhoneEvent.RemoteRinging;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/** Races and repetitions against SIPp; its exit code says whether every message was as the scenario wants it. */
class SippIT {

    private static final CallId OUT = new CallId("out-1");

    @TempDir
    Path folder;

    private int sippPort;
    private TestPhone phone;
    private Process sipp;

    @BeforeAll
    static void onlyWithSipp() {
        Peers.require(Peer.SIPP);
    }

    @BeforeEach
    void start() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            sippPort = probe.getLocalPort();
        }
        phone = new TestPhone(
                List.of(),
                TestPhone.account(TestPhone.LINE, "200", sippPort, Transport.UDP, false, false, DtmfMethod.RFC4733));
    }

    @AfterEach
    void stop() {
        phone.close();
        if (sipp != null) {
            sipp.destroyForcibly();
        }
    }

    private void run(String scenario) throws IOException, URISyntaxException {
        Path file =
                Path.of(SippIT.class.getResource("/sipp/" + scenario + ".xml").toURI());
        List<String> command = new ArrayList<>(List.of(
                "sipp", "-sf", file.toString(), "-m", "1", "-i", "127.0.0.1", "-p", Integer.toString(sippPort)));
        command.addAll(
                List.of("-timeout", "20", "-timeout_error", "-nostdin", "-trace_err", "-error_file", "errors.log"));
        if (scenario.startsWith("uac")) {
            command.add("127.0.0.1:" + phone.agent.port());
        }
        sipp = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("screen.log").toFile())
                .start();
    }

    private void assertScenarioCompleted() throws IOException, InterruptedException {
        assertTrue(sipp.waitFor(30, TimeUnit.SECONDS), "sipp does not end");
        Path errors = folder.resolve("errors.log");
        assertEquals(0, sipp.exitValue(), () -> {
            try {
                return Files.exists(errors) ? Files.readString(errors) : Files.readString(folder.resolve("screen.log"));
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private void dial() {
        phone.agent.placeCall(OUT, TestPhone.LINE, "201");
    }

    @Test
    void anAnswerThatCrossesOurCancelIsEnded() throws Exception {
        run("uas-cancel-race");
        dial();
        phone.await(RemoteRinging.class);
        phone.agent.hangUp(OUT);
        assertScenarioCompleted();
        assertEquals(Kind.LOCAL, phone.await(CallEnded.class).reason().kind());
        assertFalse(phone.told(Connected.class));
    }

    @ParameterizedTest
    @CsvSource({"uas-486,BUSY", "uas-404,NOT_FOUND", "uas-408,NO_ANSWER"})
    void aRefusalIsAcknowledgedAndExplained(String scenario, Kind kind) throws Exception {
        run(scenario);
        dial();
        assertEquals(kind, phone.await(CallEnded.class).reason().kind());
        assertScenarioCompleted();
    }

    @Test
    void aRepeatedAnswerIsOneCall() throws Exception {
        run("uas-repeated-200");
        dial();
        phone.await(Connected.class);
        CompletableFuture.runAsync(
                        () -> phone.agent.hangUp(OUT), CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS))
                .join();
        assertScenarioCompleted();
        assertFalse(phone.told(Connected.class));
    }

    @Test
    void aHoldThatMeetsA491IsTriedAgain() throws Exception {
        run("uas-reinvite-491");
        dial();
        phone.await(Connected.class);
        phone.agent.hold(OUT);
        assertTrue(phone.await(HoldResult.class).accepted());
        phone.agent.hangUp(OUT);
        assertScenarioCompleted();
    }

    @Test
    void aLateAckStillMakesTheCall() throws Exception {
        run("uac-late-ack");
        phone.agent.answer(phone.await(IncomingCall.class).call());
        assertScenarioCompleted();
        assertEquals(Kind.REMOTE_HANG_UP, phone.await(CallEnded.class).reason().kind());
    }

    @Test
    void aRepeatedInviteRingsOnce() throws Exception {
        run("uac-repeated-invite");
        CallId call = phone.await(IncomingCall.class).call();
        phone.agent.sendRinging(call);
        CompletableFuture.runAsync(
                        () -> phone.agent.answer(call), CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
                .join();
        assertScenarioCompleted();
        assertFalse(phone.told(IncomingCall.class));
    }

    @Test
    void theCallerMayGiveUp() throws Exception {
        run("uac-cancel");
        phone.agent.sendRinging(phone.await(IncomingCall.class).call());
        assertEquals(Kind.CALLER_GAVE_UP, phone.await(CallEnded.class).reason().kind());
        assertScenarioCompleted();
    }

    @Test
    void anOfferThatMeetsOursIsRefused() throws Exception {
        run("uac-glare");
        CallId call = phone.await(IncomingCall.class).call();
        phone.agent.answer(call);
        phone.await(Connected.class);
        phone.agent.hold(call);
        assertScenarioCompleted();
    }
}
