package org.offhook.bench.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.bench.media.TestCodec;

class ConfigurationTest {

    private static final PhoneSetup SETUP = new PhoneSetup(5000, 5090, 2, TestCodec.OPUS);

    @Test
    void bothProgramsGetTheSameLinesServerAndCodec() {
        assertEquals(Set.of("101", "102"), SETUP.users());
        assertEquals("""
                version: 1
                accounts:
                  - {user: "101", password: secret, server: "127.0.0.1:5000", autoAnswer: true, codecs: [opus]}
                  - {user: "102", password: secret, server: "127.0.0.1:5000", autoAnswer: true, codecs: [opus]}
                sip: {port: 5090}
                audio: {device: loop, rateHz: 16000, periodMs: 20}
                """, OffHook.yaml(SETUP));
        assertEquals("""
                <sip:101@127.0.0.1:5000>;auth_pass=secret;regint=3600;answermode=auto
                <sip:102@127.0.0.1:5000>;auth_pass=secret;regint=3600;answermode=auto
                """, Baresip.accounts(SETUP));
        String config = Baresip.config(SETUP, Path.of("/m"));
        assertTrue(config.contains("sip_listen 127.0.0.1:5090\n"));
        assertTrue(config.contains("module opus.so\n"));
    }
}
