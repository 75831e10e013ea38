package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Baresip;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Calls with a baresip, without a server and through an Asterisk. */
class BaresipIT {

    private static final Wav OURS = Speech.say("Seven brown foxes are waiting under the old wooden bridge.", 16000);
    private static final Wav THEIRS = Speech.say("Good morning, this is another phone speaking to you.", 16000);

    private static final Duration LISTENS = Duration.ofMillis(1500);

    private final int port = FreePorts.one();

    @TempDir
    private Path folder;

    @BeforeAll
    static void baresipIsHere() {
        Peers.require(Peer.BARESIP);
    }

    @ParameterizedTest
    @CsvSource({
        "pcma, PCMA",
        "pcmu, PCMU",
        "opus, opus/48000/2",
        "g722, G722/16000",
        "l16, L16/16000/1",
        "l16, L16/8000/1"
    })
    void bothHearEachOtherWhenWeCall(String ours, String theirs) throws Exception {
        try (Baresip baresip = withoutServer(theirs)
                        .says(passing(theirs))
                        .answersByItself()
                        .start();
                TestPhone phone = phone(baresip, ours)) {
            phone.dial("202");
            phone.awaitConnected();
            phone.speak();
            Await.pause(longest().plusMillis(700));
            phone.hangUp();
            baresip.awaitClosed();
            phone.await(Situation.IDLE);
            Hearing.assertSpeech("baresip", OURS, baresip.heard());
            Hearing.assertSpeech("the user", passing(theirs), phone.hangUpAndListen());
        }
    }

    @ParameterizedTest
    @CsvSource({"pcma, PCMA", "pcmu, PCMU", "opus, opus/48000/2", "g722, G722/16000"})
    void bothHearEachOtherWhenItCalls(String ours, String theirs) throws Exception {
        try (Baresip baresip = withoutServer(theirs).says(passing(theirs)).start();
                TestPhone phone = phone(baresip, ours)) {
            baresip.dial("sip:101@127.0.0.1:" + port);
            phone.await(Situation.INCOMING);
            baresip.awaitEvent("CALL_RINGING");
            phone.lift();
            baresip.awaitEstablished();
            phone.awaitConnected();
            phone.speak();
            Await.pause(longest().plusMillis(700));
            baresip.hangUp();
            assertEquals(
                    EndReason.Kind.REMOTE_HANG_UP, phone.awaitEnded().reason().kind());
            Hearing.assertSpeech("baresip", OURS, baresip.heard());
            Hearing.assertSpeech("the user", passing(theirs), phone.hangUpAndListen());
        }
    }

    @Test
    void holdByEitherSideIsSeenByTheOther() throws Exception {
        Wav talk = Speech.synthetic(7, Duration.ofSeconds(20), 8000);
        try (Baresip baresip =
                        withoutServer("PCMA").says(talk).answersByItself().start();
                TestPhone phone = phone(baresip, "pcma")) {
            phone.dial("202");
            phone.awaitConnected();
            baresip.awaitEstablished();
            phone.press(Key.HOLD);
            phone.awaitAccepted(Situation.HELD_BY_ME);
            phone.press(Key.HOLD);
            phone.awaitAccepted(Situation.CONNECTED);
            Duration afterOurs = listen(phone);
            baresip.hold();
            phone.await(Situation.HELD_BY_PEER);
            baresip.resume();
            phone.await(Situation.CONNECTED);
            Duration afterTheirs = listen(phone);
            baresip.hangUp();
            phone.awaitEnded();
            Wav heard = phone.hangUpAndListen();
            Hearing.assertSpeech("the user after our hold", heard.between(afterOurs, afterOurs.plus(LISTENS)), talk);
            Hearing.assertSpeech("the user after theirs", heard.between(afterTheirs, afterTheirs.plus(LISTENS)), talk);
        }
    }

    @Test
    void weCallEachOtherThroughAnAsterisk() throws Exception {
        AsteriskUser theirUser = AsteriskUser.named("102");
        try (Asterisk pbx = Asterisk.builder()
                        .user(AsteriskUser.named("101"))
                        .user(theirUser)
                        .start();
                Baresip baresip = Baresip.builder(theirUser, pbx)
                        .codecs("PCMA")
                        .says(passing("PCMA"))
                        .start();
                TestPhone phone = TestPhone.in(folder)
                        .user(pbx, "101", "codecs: [pcma]")
                        .speech(OURS)
                        .start()) {
            baresip.awaitRegistered();
            phone.registered().dial("102");
            baresip.awaitIncoming();
            baresip.answer();
            phone.awaitConnected();
            phone.speak();
            Await.pause(longest().plusMillis(700));
            phone.hangUp();
            baresip.awaitClosed();
            Hearing.assertSpeech("baresip", OURS, baresip.heard());
            phone.await(Situation.IDLE);
            Duration secondCall = phone.now();

            baresip.dial(pbx.uri("101"));
            phone.await(Situation.INCOMING);
            phone.lift();
            phone.awaitConnected();
            baresip.awaitSaid(Duration.ofMillis(700));
            baresip.hangUp();
            phone.awaitEnded();
            Wav heard = phone.hangUpAndListen();
            Wav narrow = passing("PCMA");
            Hearing.assertSpeech("the user, calling", narrow, heard.between(Duration.ZERO, secondCall));
            Hearing.assertSpeech("the user, called", narrow, heard.between(secondCall, heard.length()));
        }
    }

    /** Listens for a while and returns since when. */
    private static Duration listen(TestPhone phone) {
        Duration from = phone.now().plusMillis(300);
        Await.pause(LISTENS.plusMillis(500));
        return from;
    }

    private static Baresip.Builder withoutServer(String codec) {
        return Baresip.builder("202", "", "127.0.0.1").withoutRegistration().codecs(codec);
    }

    private TestPhone phone(Baresip other, String codec) throws Exception {
        return TestPhone.in(folder)
                .account(
                        "101", "", other.uri().substring("sip:".length()), "register: false", "codecs: [" + codec + "]")
                .port(port)
                .speech(OURS)
                .start();
    }

    /** What a codec, in baresip's words, lets through of what baresip says. */
    private static Wav passing(String codec) {
        boolean narrow = codec.startsWith("PCM") || codec.contains("/8000");
        return narrow ? THEIRS.at(8000) : THEIRS;
    }

    private static Duration longest() {
        return OURS.length().compareTo(THEIRS.length()) > 0 ? OURS.length() : THEIRS.length();
    }
}
