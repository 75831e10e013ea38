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
 * @param expires lifetime to ask for, of the registration and of subscriptions
 * @param autoAnswer every incoming call is answered at once
 * @param codecs what we offer, best first, without telephone-event
 * @param ptimeMs the packet time that we prefer
 * @param subscriptions what the server is asked to tell
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
        int ptimeMs,
        Subscriptions subscriptions) {

    /**
     * What the server is asked to tell (RFC 6665).
     *
     * @param messages whether messages wait for this account (RFC 3842)
     * @param extensions what these extensions do (RFC 4235): numbers, {@code user@host} or {@code sip:} addresses
     */
    public record Subscriptions(boolean messages, List<String> extensions) {

        public static final Subscriptions NONE = new Subscriptions(false, List.of());

        public Subscriptions {
            extensions = List.copyOf(extensions);
        }
    }

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
