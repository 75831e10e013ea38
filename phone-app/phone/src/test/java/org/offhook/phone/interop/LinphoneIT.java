package org.offhook.phone.interop;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Await;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Linphone;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Calls with a linphonec, without a server: the wide codecs both ways. */
class LinphoneIT {

    private static final Wav OURS =
            Speech.say("Seven brown foxes are waiting under the old wooden bridge, until the rain is over.", 16000);
    private static final Wav THEIRS = Speech.say(
            "Good morning, this is another phone speaking to you, and it has a few words more to say.", 16000);

    private final int port = FreePorts.one();

    @TempDir
    private Path folder;

    @BeforeAll
    static void linphoneIsHere() {
        Peers.require(Peer.LINPHONE);
    }

    @ParameterizedTest
    @CsvSource({"opus, opus (48000)", "g722, G722 (8000)"})
    void bothHearEachOtherWhenWeCall(String ours, String theirs) throws Exception {
        try (Linphone linphone = Linphone.start(theirs);
                TestPhone phone = phone(linphone, ours)) {
            phone.dial("303");
            linphone.awaitIncoming();
            linphone.answer();
            phone.awaitConnected();
            talk(linphone, phone);
            phone.hangUp();
            linphone.awaitEnded();
            phone.await(Situation.IDLE);
            Hearing.assertSpeech("the user", THEIRS, phone.hangUpAndListen());
            Hearing.assertSpeech("linphone", OURS, linphone.heard());
        }
    }

    @ParameterizedTest
    @CsvSource({"opus, opus (48000)", "g722, G722 (8000)"})
    void bothHearEachOtherWhenItCalls(String ours, String theirs) throws Exception {
        try (Linphone linphone = Linphone.start(theirs);
                TestPhone phone = phone(linphone, ours)) {
            linphone.dial("sip:101@127.0.0.1:" + port);
            phone.await(Situation.INCOMING);
            phone.lift();
            phone.awaitConnected();
            talk(linphone, phone);
            linphone.hangUp();
            phone.awaitEnded();
            Hearing.assertSpeech("the user", THEIRS, phone.hangUpAndListen());
            Hearing.assertSpeech("linphone", OURS, linphone.heard());
        }
    }

    private static void talk(Linphone linphone, TestPhone phone) {
        linphone.awaitConnected();
        linphone.say(THEIRS);
        phone.speak();
        Duration longer = OURS.length().compareTo(THEIRS.length()) > 0 ? OURS.length() : THEIRS.length();
        Await.pause(longer.plusMillis(2000));
    }

    private TestPhone phone(Linphone other, String codec) throws Exception {
        return TestPhone.in(folder)
                .account("101", "", other.address(), "register: false", "codecs: [" + codec + "]")
                .port(port)
                .speech(OURS)
                .start();
    }
}
