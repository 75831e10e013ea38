package org.offhook.phone.sip.stack;

import gov.nist.core.net.SecurityManagerProvider;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * Keeps jSIP from loading the JVM's key and trust stores at start: our sockets are not made by it. jSIP makes
 * this by name, hence public.
 */
public final class NoTlsMaterial implements SecurityManagerProvider {

    @Override
    public void init(Properties properties) {
        // nothing to load
    }

    @Override
    public KeyManager[] getKeyManagers(boolean client) {
        return new KeyManager[0];
    }

    @Override
    public TrustManager[] getTrustManagers(boolean client) {
        return new TrustManager[0];
    }
}
