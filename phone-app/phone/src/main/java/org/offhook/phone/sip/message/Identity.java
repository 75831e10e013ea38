package org.offhook.phone.sip.message;

import java.util.Locale;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import org.offhook.phone.sip.SipAccount;

/**
 * How an account shows itself in messages at this moment.
 *
 * @param account whose it is
 * @param viaHost our address in Via: the one that routes to the server
 * @param viaPort where we listen
 * @param contactHost address under which the server sees us
 * @param contactPort port under which the server sees us
 */
public record Identity(SipAccount account, String viaHost, int viaPort, String contactHost, int contactPort) {

    /** Address of record with the display name. */
    public Address addressOfRecord() {
        SipURI uri = Jain.sipUri(account.user(), account.domain());
        return account.displayName().isBlank()
                ? Jain.ADDRESSES.createAddress(uri)
                : Jain.make(() -> Jain.ADDRESSES.createAddress(account.displayName(), uri));
    }

    /** Where we are to be reached. */
    public Address contact() {
        return Jain.ADDRESSES.createAddress(contactUri(contactHost, contactPort));
    }

    private SipURI contactUri(String host, int port) {
        SipURI uri = Jain.sipUri(account.user(), host);
        uri.setPort(port);
        if (account.transport() != SipAccount.Transport.UDP) {
            Jain.make(() -> {
                uri.setTransportParam(account.transport().name().toLowerCase(Locale.ROOT));
                return uri;
            });
        }
        return uri;
    }

    /** The same account seen under another address. */
    public Identity seenAs(String host, int port) {
        return new Identity(account, viaHost, viaPort, host, port);
    }
}
