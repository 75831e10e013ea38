package org.offhook.provisioning.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.offhook.provisioning.config.PhoneConfig.Account;
import org.offhook.provisioning.config.PhoneConfig.Codec;
import org.offhook.provisioning.config.PhoneConfig.Dtmf;
import org.offhook.provisioning.config.PhoneConfig.KeyType;
import org.offhook.provisioning.config.PhoneConfig.Log.Level;
import org.offhook.provisioning.config.PhoneConfig.PortRange;
import org.offhook.provisioning.config.PhoneConfig.Transport;
import org.offhook.provisioning.config.schema.Values;

/** Makes the records of a tree in which no problem was found. */
final class PhoneBinder {

    private PhoneBinder() {}

    static PhoneConfig bind(Values root, List<Secret> passwords) {
        List<Values> accounts = root.groups("accounts");
        List<Account> bound = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            bound.add(account(accounts.get(i), i, passwords.get(i)));
        }
        return new PhoneConfig(
                root.whole("version"),
                phone(root.group("phone")),
                bound,
                keys(root, bound),
                root.groups("contacts").stream()
                        .map(contact -> new PhoneConfig.Contact(contact.text("name"), contact.text("number")))
                        .toList(),
                sip(root.group("sip")),
                audio(root.group("audio")),
                media(root.group("media")),
                calls(root.group("calls")),
                web(root.group("web")),
                new PhoneConfig.Log(Level.valueOf(upper(root.group("log").text("level")))));
    }

    private static PhoneConfig.Phone phone(Values phone) {
        return new PhoneConfig.Phone(
                phone.text("name"),
                phone.text("language"),
                ZoneId.of(phone.text("timeZone")),
                phone.text("country").toLowerCase(Locale.ROOT),
                phone.optionalText("board"));
    }

    private static Account account(Values account, int index, Secret password) {
        String user = account.text("user");
        String displayName = account.optionalText("displayName").orElse("");
        return new Account(
                PhoneRules.id(account, index),
                account.optionalText("label").orElse(displayName.isEmpty() ? user : displayName),
                displayName,
                user,
                account.optionalText("authUser").orElse(user),
                password,
                HostPort.parse(account.text("server")),
                Transport.valueOf(upper(account.text("transport"))),
                account.optionalText("outboundProxy").map(HostPort::parse),
                account.flag("register"),
                seconds(account, "expires"),
                account.flag("autoAnswer"),
                account.optionalText("mailbox"),
                account.flag("subscribeMessages")
                        && account.optionalText("mailbox").isPresent(),
                account.texts("codecs").stream()
                        .map(codec -> Codec.valueOf(upper(codec)))
                        .toList(),
                account.whole("ptimeMs"),
                Dtmf.valueOf(upper(account.text("dtmf"))));
    }

    private static List<PhoneConfig.Key> keys(Values root, List<Account> accounts) {
        List<String> ids = accounts.stream().map(Account::id).toList();
        List<PhoneConfig.Key> keys = new ArrayList<>();
        for (Values key : root.groups("keys")) {
            int account = key.optionalText("account").map(ids::indexOf).orElse(0);
            KeyType type =
                    switch (key.text("type")) {
                        case "blf" -> KeyType.BLF;
                        case "speedDial" -> KeyType.SPEED_DIAL;
                        default -> KeyType.LINE;
                    };
            String value = key.optionalText("value").orElse("");
            String usual = type == KeyType.LINE ? accounts.get(account).label() : value;
            String label = key.optionalText("label").orElse(usual);
            keys.add(new PhoneConfig.Key(PhoneRules.keyNumber(key), type, account, value, label));
        }
        return keys;
    }

    private static PhoneConfig.Sip sip(Values sip) {
        return new PhoneConfig.Sip(
                sip.whole("port"), sip.optionalText("address"), sip.optionalText("userAgent"), sip.texts("allowFrom"));
    }

    private static PhoneConfig.Audio audio(Values audio) {
        return new PhoneConfig.Audio(
                audio.text("device"),
                audio.whole("rateHz"),
                audio.whole("periodMs"),
                realTime(audio.group("realTime")));
    }

    private static PhoneConfig.RealTime realTime(Values realTime) {
        return new PhoneConfig.RealTime(
                realTime.whole("priority"),
                realTime.flag("lockMemory"),
                realTime.texts("cpus").stream().map(Integer::valueOf).toList());
    }

    private static PhoneConfig.Media media(Values media) {
        return new PhoneConfig.Media(
                media.optionalText("rtpPorts").map(PhoneBinder::portRange),
                media.whole("jitterMinMs"),
                media.whole("jitterMaxMs"));
    }

    private static PhoneConfig.Calls calls(Values calls) {
        return new PhoneConfig.Calls(
                calls.whole("max"),
                seconds(calls, "incomingRingSeconds"),
                seconds(calls, "outgoingRingSeconds"),
                seconds(calls, "interDigitSeconds"),
                calls.text("pickupCode"),
                seconds(calls, "dialToneSeconds"),
                seconds(calls, "congestionSeconds"),
                seconds(calls, "offHookWarningSeconds"),
                seconds(calls, "endedNoticeSeconds"),
                seconds(calls, "endedToneSeconds"),
                seconds(calls, "holdReminderSeconds"),
                seconds(calls, "heldRingBackSeconds"),
                calls.texts("emergency"));
    }

    private static PhoneConfig.Web web(Values web) {
        return new PhoneConfig.Web(web.flag("enabled"), web.text("address"), web.whole("port"), web.texts("hosts"));
    }

    /** From a text that {@link Meanings#rtpPorts} has found right. */
    static PortRange portRange(String text) {
        int dash = text.indexOf('-');
        return new PortRange(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    private static Duration seconds(Values group, String name) {
        return Duration.ofSeconds(group.whole(name));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
