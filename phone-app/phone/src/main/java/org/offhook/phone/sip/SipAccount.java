package org.offhook.phone.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.phone.core.LineId;

/**
 * One account as the SIP side needs it.
 *
 * @param user user part of the address of record
 * @param authUser user name for digest; usually the same
 * @param password digest password; never printed
 * @param domain host of the address of record and, unless {@code outboundProxy} is set, of the server
 * @param port server's port; 0 means the default of the transport
 * @param outboundProxy host[:port] to send everything to
 * @param register false: no REGISTER, calls go straight to the server
 * @param expires registration lifetime to ask for
 * @param autoAnswer every incoming call is answered at once
 * @param codecs what we offer, best first, without telephone-event
 * @param ptimeMs the packet time that we prefer
 */
public record SipAccount(
        LineId line,
        String displayName,
        String user,
        String authUser,
        String password,
        String domain,
        int port,
        Transport transport,
        Optional<String> outboundProxy,
        boolean register,
        Duration expires,
        boolean autoAnswer,
        List<PayloadFormat> codecs,
        DtmfMethod dtmf,
        int ptimeMs) {

    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    public enum DtmfMethod {
        RFC4733,
        INFO,
        /** In the sound; telephone-event is not offered, so that the peer listens for it. */
        INBAND
    }

    public SipAccount {
        codecs = List.copyOf(codecs);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return line + " " + user + "@" + domain;
    }
}
