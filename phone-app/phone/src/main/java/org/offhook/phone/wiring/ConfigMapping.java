package org.offhook.phone.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.engine.EngineConfig;
import org.offhook.audio.engine.RealTimeSettings;
import org.offhook.audio.engine.posix.RealTimePolicy;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.transport.PortRange;
import org.offhook.phone.core.Contact;
import org.offhook.phone.core.Directory;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.Watched;
import org.offhook.phone.screen.ScreenSettings;
import org.offhook.phone.sip.SipAccount;
import org.offhook.phone.sip.SipSettings;
import org.offhook.provisioning.config.HostPort;
import org.offhook.provisioning.config.PhoneConfig;

/** Hands each room its part of the configuration, in the room's own words. */
final class ConfigMapping {

    private ConfigMapping() {}

    static PhoneSettings phoneSettings(PhoneConfig config) {
        List<PhoneSettings.Line> lines = new ArrayList<>();
        for (PhoneConfig.Account account : config.accounts()) {
            lines.add(new PhoneSettings.Line(
                    new LineId(lines.size() + 1),
                    account.label(),
                    account.user(),
                    account.mailbox().orElse("")));
        }
        PhoneConfig.Calls calls = config.calls();
        PhoneSettings.Times defaults = PhoneSettings.Times.defaults();
        PhoneSettings.Times times = new PhoneSettings.Times(
                calls.dialTone(),
                calls.congestion(),
                calls.offHookWarning(),
                calls.interDigit(),
                defaults.digitsMissing(),
                calls.incomingRing(),
                calls.outgoingRing(),
                calls.endedNotice(),
                calls.endedTone(),
                calls.holdReminder(),
                calls.heldRingBack(),
                defaults.softKeyGuard(),
                defaults.digitSound());
        return new PhoneSettings(
                lines,
                keys(config),
                calls.max(),
                times,
                config.phone().language(),
                config.phone().timeZone().getId(),
                calls.emergency(),
                Directory.of(config.contacts().stream()
                        .map(contact -> new Contact(contact.name(), contact.number()))
                        .toList()));
    }

    private static Map<Integer, KeyUse> keys(PhoneConfig config) {
        Map<Integer, KeyUse> keys = new HashMap<>();
        for (PhoneConfig.Key key : config.keys()) {
            LineId line = new LineId(key.account() + 1);
            keys.put(
                    key.number(),
                    switch (key.type()) {
                        case LINE -> new KeyUse.OfLine(line, key.label());
                        case BLF ->
                            new KeyUse.Watch(
                                    new Watched(line, key.value()),
                                    key.label(),
                                    config.calls().pickupCode() + key.value());
                        case SPEED_DIAL -> new KeyUse.SpeedDial(line, key.value(), key.label());
                    });
        }
        return keys;
    }

    static ScreenSettings screenSettings(PhoneConfig config) {
        return new ScreenSettings(
                Locale.forLanguageTag(config.phone().language()), config.phone().timeZone());
    }

    static SipSettings sipSettings(PhoneConfig config) {
        PhoneConfig.Sip sip = config.sip();
        return new SipSettings(
                sip.port(), sip.address(), sip.userAgent().orElse("OffHook/" + Version.NUMBER), sip.allowFrom());
    }

    static List<SipAccount> sipAccounts(PhoneConfig config) {
        List<SipAccount> accounts = new ArrayList<>();
        for (PhoneConfig.Account account : config.accounts()) {
            int place = accounts.size();
            List<String> extensions = config.keys().stream()
                    .filter(key -> key.type() == PhoneConfig.KeyType.BLF && key.account() == place)
                    .map(PhoneConfig.Key::value)
                    .distinct()
                    .toList();
            accounts.add(sipAccount(
                    new LineId(place + 1),
                    account,
                    new SipAccount.Subscriptions(account.subscribeMessages(), extensions)));
        }
        return accounts;
    }

    private static SipAccount sipAccount(
            LineId line, PhoneConfig.Account account, SipAccount.Subscriptions subscriptions) {
        return new SipAccount(
                line,
                account.displayName(),
                account.user(),
                account.authUser(),
                account.password().reveal(),
                account.server().uriHost(),
                account.server().port(),
                switch (account.transport()) {
                    case UDP -> SipAccount.Transport.UDP;
                    case TCP -> SipAccount.Transport.TCP;
                    case TLS -> SipAccount.Transport.TLS;
                },
                account.outboundProxy().map(HostPort::toString),
                account.register(),
                account.expires(),
                account.autoAnswer(),
                account.codecs().stream().flatMap(ConfigMapping::formats).toList(),
                switch (account.dtmf()) {
                    case RFC4733 -> SipAccount.DtmfMethod.RFC4733;
                    case INFO -> SipAccount.DtmfMethod.INFO;
                    case INBAND -> SipAccount.DtmfMethod.INBAND;
                },
                account.ptimeMs(),
                subscriptions);
    }

    private static Stream<PayloadFormat> formats(PhoneConfig.Codec codec) {
        return switch (codec) {
            case OPUS -> Stream.of(PayloadFormat.OPUS);
            case G722 -> Stream.of(PayloadFormat.G722);
            case PCMA -> Stream.of(PayloadFormat.PCMA);
            case PCMU -> Stream.of(PayloadFormat.PCMU);
            case L16 -> Stream.of(PayloadFormat.L16_16000, PayloadFormat.L16_8000);
        };
    }

    static EngineConfig engineConfig(PhoneConfig config) {
        PhoneConfig.Media media = config.media();
        Optional<PortRange> ports = media.rtpPorts().map(range -> new PortRange(range.first(), range.last()));
        return EngineConfig.DEFAULT
                .withPorts(ports.orElse(PortRange.EPHEMERAL))
                .withJitter(new JitterSettings(media.jitterMinMs(), media.jitterMaxMs()))
                .withThreads(new RealTimePolicy(realTime(config.audio().realTime())));
    }

    private static RealTimeSettings realTime(PhoneConfig.RealTime wanted) {
        return new RealTimeSettings(wanted.priority(), wanted.lockMemory(), wanted.cpus());
    }
}
