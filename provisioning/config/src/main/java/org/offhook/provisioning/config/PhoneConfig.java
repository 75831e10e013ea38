package org.offhook.provisioning.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the phone is told to do, checked and with every default filled in. Immutable; any thread.
 * {@link ConfigReader} makes it. No {@code toString} shows a secret.
 *
 * @param version version of the format, 1
 * @param accounts in the order of the line keys; may be empty
 * @param keys those that are not for the account of their own place; no two for the same key
 * @param contacts the phone book, in any order
 */
public record PhoneConfig(
        int version,
        Phone phone,
        List<Account> accounts,
        List<Key> keys,
        List<Contact> contacts,
        Sip sip,
        Audio audio,
        Media media,
        Calls calls,
        Web web,
        Log log) {

    public PhoneConfig {
        accounts = List.copyOf(accounts);
        keys = List.copyOf(keys);
        contacts = List.copyOf(contacts);
    }

    /** An entry of the phone book. */
    public record Contact(String name, String number) {}

    /**
     * The phone itself.
     *
     * @param name what it calls itself
     * @param language BCP 47 tag, as given
     * @param country whose tones are played; ISO 3166, two small letters
     * @param board name or file of the board profile; empty for a phone without a body
     */
    public record Phone(String name, String language, ZoneId timeZone, String country, Optional<String> board) {}

    /**
     * A SIP account.
     *
     * @param id unlike that of any other account; its place from {@code "1"} if none was given
     * @param label what the screen calls the line; display name or user if none was given
     * @param displayName for the From header; may be empty
     * @param user user part of the address of record
     * @param authUser user name for digest; {@code user} if none was given
     * @param password for digest; empty if the server asks for none
     * @param server domain of the address of record, and where to find it
     * @param outboundProxy what every request goes through
     * @param register false: calls go straight to the server
     * @param expires registration lifetime to ask for, 60 s to a day
     * @param autoAnswer every incoming call is answered at once
     * @param mailbox number to dial to hear messages
     * @param subscribeMessages the server is asked to tell of new messages; false without a mailbox
     * @param codecs best first, at least one, none twice
     * @param ptimeMs speech in a packet, 10 to 60 ms in steps of 10
     */
    public record Account(
            String id,
            String label,
            String displayName,
            String user,
            String authUser,
            Secret password,
            HostPort server,
            Transport transport,
            Optional<HostPort> outboundProxy,
            boolean register,
            Duration expires,
            boolean autoAnswer,
            Optional<String> mailbox,
            boolean subscribeMessages,
            List<Codec> codecs,
            int ptimeMs,
            Dtmf dtmf) {

        public Account {
            codecs = List.copyOf(codecs);
        }
    }

    /**
     * A key beside the display.
     *
     * @param number its place, from 1
     * @param account place of its account in the list, from 0
     * @param value extension to watch or number to dial; empty for a line
     * @param label what stands beside it
     */
    public record Key(int number, KeyType type, int account, String value, String label) {}

    /** What a key is for; in the file {@code line}, {@code blf}, {@code speedDial}. */
    public enum KeyType {
        LINE,
        /** Shows whether an extension is busy, and calls it. */
        BLF,
        SPEED_DIAL
    }

    /** How SIP travels; in the file {@code udp}, {@code tcp}, {@code tls}. */
    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    /** An audio codec; in the file in small letters. */
    public enum Codec {
        OPUS,
        G722,
        PCMA,
        PCMU,
        /** Offered at 16 kHz and at 8 kHz. */
        L16
    }

    /** How digits are sent in a call; in the file {@code rfc4733}, {@code info}, {@code inband}. */
    public enum Dtmf {
        RFC4733,
        INFO,
        INBAND
    }

    /**
     * SIP for all accounts.
     *
     * @param port UDP and TCP port to listen on; 0 is any free one
     * @param address IPv4 or IPv6 address to bind to, without brackets; empty: the one that routes to each server
     * @param userAgent User-Agent header; empty: product and version
     * @param allowFrom addresses and networks ({@code address/bits}) that are answered besides the servers
     */
    public record Sip(int port, Optional<String> address, Optional<String> userAgent, List<String> allowFrom) {

        public Sip {
            allowFrom = List.copyOf(allowFrom);
        }
    }

    /**
     * The sound device.
     *
     * @param device {@code kind:name}; what kinds there are is the audio module's to say
     * @param rateHz 8000, 16000 or 48000
     * @param periodMs 10 or 20
     * @param realTime what the thread that works the sound gets
     */
    public record Audio(String device, int rateHz, int periodMs, RealTime realTime) {

        /** The device if nobody has named one. */
        public static final String USUAL_DEVICE = "alsa:default";

        public Audio withDevice(String other) {
            return new Audio(other, rateHz, periodMs, realTime);
        }
    }

    /**
     * What the thread that works the sound is to get of the operating system, as far as that allows it.
     *
     * @param priority of SCHED_FIFO, 1–99; 0: none
     * @param lockMemory whether the program's memory stays out of swap
     * @param cpus processors, counted from 0; empty: all
     */
    public record RealTime(int priority, boolean lockMemory, List<Integer> cpus) {

        /** If nobody has said anything. */
        public static final RealTime USUAL = new RealTime(60, true, List.of());

        public RealTime {
            cpus = List.copyOf(cpus);
        }
    }

    /**
     * Speech on the network.
     *
     * @param rtpPorts empty: any free ports
     * @param jitterMinMs least delay of the jitter buffer
     * @param jitterMaxMs most delay of the jitter buffer, not below the least
     */
    public record Media(Optional<PortRange> rtpPorts, int jitterMinMs, int jitterMaxMs) {}

    /**
     * Ports for RTP and RTCP, enough of them for all calls.
     *
     * @param first even
     * @param last odd, inclusive
     */
    public record PortRange(int first, int last) {}

    /**
     * How calls behave. What each time means stands in {@code docs/configuration.md}.
     *
     * @param max calls at a time, all lines together
     * @param emergency numbers that are always called
     * @param pickupCode dialled before an extension to take a call that rings there
     */
    public record Calls(
            int max,
            Duration incomingRing,
            Duration outgoingRing,
            Duration interDigit,
            String pickupCode,
            Duration dialTone,
            Duration congestion,
            Duration offHookWarning,
            Duration endedNotice,
            Duration endedTone,
            Duration holdReminder,
            Duration heldRingBack,
            List<String> emergency) {

        public Calls {
            emergency = List.copyOf(emergency);
        }
    }

    /**
     * Web pages and remote control.
     *
     * @param enabled whether they are there at all
     * @param address IPv4 or IPv6 address to listen on, without brackets
     * @param port TCP port; 0 is any free one
     * @param hosts names that browsers may use besides the phone's addresses
     */
    public record Web(boolean enabled, String address, int port, List<String> hosts) {

        public Web {
            hosts = List.copyOf(hosts);
        }
    }

    /** What is logged: messages of {@code level} and above. */
    public record Log(Level level) {

        /** Importance of a message, most important first. */
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG,
            TRACE
        }
    }
}
