package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Calls with speech through an Asterisk. */
class AsteriskCallIT {

    private static final Wav SPEECH =
            Speech.say("The quick brown fox jumps over the lazy dog, and then it calls the office.", 16000);

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        Peers.require(Peer.ASTERISK);
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102").withMailbox("4711"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    private String server() {
        return pbx.host() + ":" + pbx.port();
    }

    @ParameterizedTest
    @CsvSource({"opus, opus, 0.95", "g722, g722, 0.97", "pcma, alaw, 0.97", "pcmu, ulaw, 0.97"})
    void speechComesBackFromTheEcho(String codec, String asterisksWord, double alike) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .account("101", "secret-101", server(), "codecs: [" + codec + "]")
                .speech(SPEECH)
                .start()) {
            phone.registered().dial("600");
            phone.awaitConnected();
            assertEquals(codec, phone.codec().toLowerCase(Locale.ROOT));
            String channels = pbx.cli("pjsip show channelstats");
            assertTrue(
                    Pattern.compile("101-\\d+ .* " + asterisksWord + " ")
                            .matcher(channels)
                            .find(),
                    channels);
            phone.say(SPEECH);
            Hearing.assertSpeech(codec + " echo", SPEECH, phone.hangUpAndListen(), alike);
        }
    }

    @Test
    void theServerHangsUpAndThePhoneSaysSo() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).account("101", "secret-101", server()).start()) {
            phone.registered().dial("610");
            phone.awaitConnected();
            phone.await("the server's hang-up", state -> state.calls().isEmpty());
        }
    }
}
