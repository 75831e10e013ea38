package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.schema.Field.group;
import static org.offhook.provisioning.config.schema.Field.optional;
import static org.offhook.provisioning.config.schema.Field.preset;
import static org.offhook.provisioning.config.schema.Field.presetList;
import static org.offhook.provisioning.config.schema.Field.required;

import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.schema.Shape.Choice;
import org.offhook.provisioning.config.schema.Shape.Group;
import org.offhook.provisioning.config.schema.Shape.ListOf;
import org.offhook.provisioning.config.schema.Shape.Text;
import org.offhook.provisioning.config.schema.Shape.Whole;
import org.offhook.provisioning.config.schema.Shape.WholeChoice;

/**
 * The field table of the phone's configuration: the one place where a field, its limits, its default and
 * its description are written down. {@code phone.schema.json} and the tables of
 * {@code docs/configuration.md} are printed from it.
 */
final class PhoneFields {

    private static final Shape FLAG = new Shape.Flag();

    private static final Text SERVER = Text.form(
            "a host name or address, with :port if need be", 261, "[A-Za-z0-9.:\\[\\]-]+", Meanings::hostPort);

    private static final Group PHONE = Group.of(
            preset(
                    "name",
                    Text.free(1, 64),
                    "OffHook",
                    "What the phone calls itself on the idle screen and the web pages."),
            preset(
                    "language",
                    Text.form(
                            "a language tag such as en or pt-BR", 35, "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text -> ""),
                    "en",
                    "Language of the screens, as a BCP 47 tag. A language that the phone does not speak falls back to English."),
            preset(
                    "timeZone",
                    Text.form("a time zone such as Europe/Berlin", 64, "[A-Za-z][A-Za-z0-9_+/-]*", Meanings::timeZone),
                    "UTC",
                    "Time zone of the clock, as the IANA database names it."),
            preset(
                    "country",
                    Text.form("a country code of two letters", 2, "[A-Za-z]{2}", Meanings::country),
                    "us",
                    "Country whose dial, ring-back and busy tones are played, as ISO 3166 code."),
            optional(
                    "board",
                    Text.free(1, 1024),
                    "no keys, hook, display or lamps; the phone is worked by its web page",
                    "What the phone is made of: a board profile that comes with the program (`reference`, `rotary`,"
                            + " `usb-handset`, `sim`), or a file that ends in `.yaml`, absolute or relative to this file."
                            + " See [board.md](board.md)."));

    private static final Group ACCOUNT = new Group(
            List.of(
                    optional(
                            "id",
                            Text.form("an id of letters, digits and . _ + -", 32, "[A-Za-z0-9._+-]+", text -> "")
                                    .orNumber(),
                            "the place in the list, from `1`",
                            "Name of the account for other settings, metrics and logs. No two accounts share one."),
                    optional(
                            "label",
                            Text.free(1, 32),
                            "`displayName`, else `user`",
                            "What the screen calls this line."),
                    optional(
                            "displayName",
                            Text.free(0, 64),
                            "none",
                            "Name that called and calling parties see (display name of the From header)."),
                    required(
                            "user",
                            Text.form(
                                            "a user name without spaces or any of @ : < > \" ;",
                                            64,
                                            "[^\\s@:<>\";]+",
                                            text -> "")
                                    .orNumber(),
                            "User part of the SIP address, often the extension number."),
                    optional(
                            "authUser",
                            Text.free(1, 128),
                            "`user`",
                            "User name for authentication, where it differs from `user`."),
                    optional(
                            "password",
                            Text.free(0, 128).kept(),
                            "must be given, here or in `passwordFile`, unless `register` is false",
                            "Password for authentication. Empty quotes if the server asks for none."),
                    optional(
                            "passwordFile",
                            Text.free(1, 1024),
                            "none",
                            "File that holds the password on its only line, absolute or relative to this file."
                                    + " Must not be readable by every user."),
                    required(
                            "server",
                            SERVER,
                            "Domain or address of the SIP server, `host` or `host:port`; IPv6 as `\"[2001:db8::1]\"`."
                                    + " Without port it is found by DNS (RFC 3263)."),
                    preset(
                            "transport",
                            Choice.of("udp", "tcp", "tls"),
                            "udp",
                            "How SIP travels to the server. `tls` is not available yet: such an account does not"
                                    + " register."),
                    optional(
                            "outboundProxy",
                            SERVER,
                            "none",
                            "Proxy that every request of this account goes through, `host` or `host:port`."),
                    preset(
                            "register",
                            FLAG,
                            "true",
                            "Whether to register. If not, calls go straight to `server`, and come in from there."),
                    preset(
                            "expires",
                            Whole.between(60, 86400, "seconds"),
                            "300",
                            "How long a registration is asked to last. Short enough that a server which lost its"
                                    + " registrations has them back in minutes; servers refuse less than a minute."),
                    preset(
                            "autoAnswer",
                            FLAG,
                            "false",
                            "Whether every incoming call is answered at once, microphone open."),
                    presetList(
                            "codecs",
                            new ListOf(Choice.of("opus", "g722", "pcma", "pcmu", "l16"), 1, 5, true),
                            "Codecs to offer, best first. `l16` is sound as it is, 256 kbit/s: for networks with room.",
                            "opus",
                            "g722",
                            "pcma",
                            "pcmu"),
                    optional(
                            "mailbox",
                            Text.form(
                                            "a number to dial, without spaces or any of < > \" ;",
                                            64,
                                            "[^\\s<>\";]+",
                                            text -> "")
                                    .orNumber(),
                            "no message key for this account",
                            "Number that the message key dials to hear this account's messages, such as `*97`."),
                    preset(
                            "subscribeMessages",
                            FLAG,
                            "true",
                            "Whether the server is asked to tell of new messages (RFC 3842). Without a `mailbox` it is not"
                                    + " asked. What it tells unasked counts either way."),
                    preset(
                            "ptimeMs",
                            new Whole(10, 60, 10, "ms"),
                            "20",
                            "Speech in each packet. More saves bandwidth and costs delay."),
                    preset(
                            "dtmf",
                            Choice.of("rfc4733", "info", "inband"),
                            "rfc4733",
                            "How key presses in a call are sent: as events in the audio stream (RFC 4733; as tones to a peer"
                                    + " that takes none), as SIP INFO, or always as tones in the sound.")),
            Optional.of(new Shape.OneOf("password", "passwordFile", "register")));

    private static final Group KEY = Group.of(
            required(
                    "key",
                    Choice.of("line1", "line2", "line3", "line4", "line5", "line6"),
                    "The key, by the name that board profiles have for it. Its lamp has the same name."),
            required(
                    "type",
                    Choice.of("line", "blf", "speedDial"),
                    "What the key is for: `line`, calls of an account; `blf`, watches an extension, and calls it or picks"
                            + " up what rings there; `speedDial`, dials a number."),
            optional(
                    "account",
                    Text.form("an id of letters, digits and . _ + -", 32, "[A-Za-z0-9._+-]+", text -> "")
                            .orNumber(),
                    "the first account",
                    "Id of the account that the key uses."),
            optional(
                    "value",
                    Text.form("a number or address without spaces or any of < > \" ;", 128, "[^\\s<>\";]+", text -> "")
                            .orNumber(),
                    "must be given for `blf` and `speedDial`",
                    "The extension to watch, or the number to dial."),
            optional("label", Text.free(1, 32), "`value`, or the account's label", "What stands beside the key."));

    private static final Group SIP = Group.of(
            preset(
                    "port",
                    Whole.between(0, 65535, ""),
                    "5060",
                    "UDP and TCP port that the phone listens on; 0 takes any free one."),
            optional(
                    "address",
                    Text.form("an IPv4 or IPv6 address", 45, "[0-9A-Fa-f.:]+", Meanings::address),
                    "the one that routes to each server",
                    "Address of this phone to bind to."),
            optional(
                    "userAgent",
                    Text.free(1, 128),
                    "product and version",
                    "Value of the User-Agent header, for servers that go by it."),
            presetList(
                    "allowFrom",
                    new ListOf(
                            Text.form(
                                    "an address or a network like 192.0.2.0/24",
                                    49,
                                    "[0-9A-Fa-f.:]+(/[0-9]{1,3})?",
                                    Meanings::network),
                            0,
                            64,
                            true),
                    "Addresses and networks whose requests are answered, besides the servers of the accounts."));

    private static final Group REAL_TIME = Group.of(
            preset(
                    "priority",
                    Whole.between(0, 99, ""),
                    "60",
                    "Real-time priority (SCHED_FIFO) of the threads that work the sound; 0 is none. Needs"
                            + " `LimitRTPRIO=` of the systemd unit, or root, and two processors or more."),
            preset(
                    "lockMemory",
                    FLAG,
                    "true",
                    "Whether the program's memory stays out of swap. Needs `LimitMEMLOCK=infinity`, or root."),
            presetList(
                    "cpus",
                    new ListOf(Whole.between(0, 1023, ""), 0, 64, true),
                    "Processors for the audio thread, counted from 0; none named: all."));

    private static final Group AUDIO = Group.of(
            preset(
                    "device",
                    Text.form("a sound device such as alsa:default", 255, "[!-~]([ -~]*[!-~])?", text -> ""),
                    PhoneConfig.Audio.USUAL_DEVICE,
                    "Sound device, as `kind:name`. At its default the board profile's devices are used, if it names any;"
                            + " any other value is used for all, handset and ringer alike."),
            preset(
                    "rateHz",
                    WholeChoice.of("Hz", 8000, 16000, 48000),
                    "16000",
                    "Sampling rate of the sound device. 16000 carries wide-band speech."),
            preset(
                    "periodMs",
                    WholeChoice.of("ms", 10, 20),
                    "20",
                    "Length of the pieces in which sound is processed. Less costs processor time and saves delay."),
            group(
                    "realTime",
                    REAL_TIME,
                    "What keeps other programs from making the sound stutter. What the operating system does not"
                            + " allow is left out, and the log says so."));

    private static final Group MEDIA = Group.of(
            optional(
                    "rtpPorts",
                    Text.form("a range of ports like 16384-32767", 11, "[0-9]{1,5}-[0-9]{1,5}", Meanings::rtpPorts),
                    "any free ports",
                    "Ports for speech, `first-last`, even to odd. Each call takes two."),
            preset(
                    "jitterMinMs",
                    Whole.between(0, 500, "ms"),
                    "20",
                    "Least delay of the jitter buffer, however steady the network; the wait for the sound device's next period counts."),
            preset(
                    "jitterMaxMs",
                    Whole.between(20, 500, "ms"),
                    "200",
                    "Most delay of the jitter buffer; packets that are later still count as lost."));

    private static final Group CALLS = Group.of(
            preset(
                    "max",
                    Whole.between(1, 16, ""),
                    "4",
                    "Calls at a time, all lines together; a further caller hears busy."),
            preset("incomingRingSeconds", seconds(5, 600), "60", "How long an incoming call rings."),
            preset("outgoingRingSeconds", seconds(5, 600), "60", "How long to let the other side ring."),
            preset(
                    "interDigitSeconds",
                    seconds(1, 30),
                    "4",
                    "Pause after the last digit before a number dialled off-hook is sent."),
            preset("dialToneSeconds", seconds(1, 600), "30", "How long the dial tone plays before congestion."),
            preset(
                    "congestionSeconds",
                    seconds(1, 600),
                    "30",
                    "How long the congestion tone plays before the off-hook warning."),
            preset(
                    "offHookWarningSeconds",
                    seconds(1, 600),
                    "60",
                    "How long the off-hook warning plays before silence."),
            preset(
                    "pickupCode",
                    Text.form("a code of at most 8 digits, * and #", 8, "[0-9*#]+", text -> "")
                            .orNumber(),
                    "**",
                    "Dialled before an extension to take a call that rings there, by a key of type `blf`."),
            preset("endedNoticeSeconds", seconds(1, 60), "3", "How long the screen says why a call ended."),
            preset(
                    "endedToneSeconds",
                    seconds(1, 60),
                    "5",
                    "Pause before the congestion tone when the other side hung up and the handset is still lifted."),
            preset("holdReminderSeconds", seconds(5, 600), "30", "Pause between reminders that a call is held."),
            preset(
                    "heldRingBackSeconds",
                    seconds(1, 60),
                    "5",
                    "Pause before a held call rings back when the handset goes down on another."),
            presetList(
                    "emergency",
                    new ListOf(Text.form("a number to dial such as 112", 32, "\\+?[0-9*]+", text -> ""), 0, 16, true),
                    "Emergency numbers. They are called also when the keypad is locked, and on one line after the other "
                            + "until one gets through, lines in service first."));

    private static final Group WEB = Group.of(
            preset("enabled", FLAG, "false", "Whether the web pages and the remote control of this phone are there."),
            preset(
                    "address",
                    Text.form("an IPv4 or IPv6 address", 45, "[0-9A-Fa-f.:]+", Meanings::address),
                    "127.0.0.1",
                    "Address to listen on; `0.0.0.0` is every one. Whatever is not loop-back is served by HTTPS, with a"
                            + " certificate that the phone makes for itself."),
            preset("port", Whole.between(0, 65535, ""), "8088", "TCP port to listen on; 0 is any free one."),
            presetList(
                    "hosts",
                    new ListOf(
                            Text.form("a host name without port", 253, "[A-Za-z0-9.-]+", Meanings::hostName),
                            0,
                            16,
                            true),
                    "Names by which browsers may ask for the phone, besides its addresses."));

    private static final Group CONTACT = Group.of(
            required("name", Text.free(1, 64), "Name, as the screen shows it."),
            required(
                    "number",
                    Text.form("a number or address to dial", 128, "[^\\s\\p{Cntrl}]+", text -> ""),
                    "What is dialled, and by what a caller is known."));

    private static final Group LOG = Group.of(preset(
            "level",
            Choice.of("error", "warn", "info", "debug", "trace"),
            "info",
            "Least important message that is logged. Secrets never are."));

    /** The whole document. */
    static final Group ROOT = Group.of(
            required("version", WholeChoice.of("", 1), "Version of this format."),
            group("phone", PHONE, "The phone itself."),
            presetList(
                    "accounts",
                    new ListOf(ACCOUNT, 0, 16, false),
                    "SIP accounts, one a line, in the order of the line keys."),
            presetList(
                    "keys",
                    new ListOf(KEY, 0, 6, false),
                    "Keys beside the display that are not for the account of their own place in the list."),
            presetList(
                    "contacts",
                    new ListOf(CONTACT, 0, 1000, false),
                    "The phone book: who is found by name in the menu, and named on the screen when he calls."),
            group("sip", SIP, "SIP, for all accounts."),
            group("audio", AUDIO, "The sound device."),
            group("media", MEDIA, "Speech on the network."),
            group("calls", CALLS, "How calls behave."),
            group("web", WEB, "Web pages and remote control."),
            group("log", LOG, "What is logged."));

    private PhoneFields() {}

    private static Shape seconds(int least, int most) {
        return Whole.between(least, most, "seconds");
    }
}
