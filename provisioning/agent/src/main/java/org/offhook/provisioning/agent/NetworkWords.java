package org.offhook.provisioning.agent;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Java's network failures in words for the person who looks at the phone's screen. */
final class NetworkWords {

    private NetworkWords() {}

    static String of(IOException failure, String server) {
        if (failure instanceof SocketTimeoutException timeout) {
            return String.valueOf(timeout.getMessage()).startsWith("Connect")
                    ? server + " cannot be reached: no connection in time"
                    : server + " did not answer in time";
        }
        if (has(failure, UnknownHostException.class)) {
            return "the name of " + server + " cannot be found";
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return "the certificate of " + server + " is not valid yet; is the phone's clock right?";
        }
        if (has(failure, CertificateExpiredException.class)) {
            return "the certificate of " + server + " has expired, or the phone's clock is wrong";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the certificate of " + server + " is signed by nobody whom this phone trusts";
        }
        if (has(failure, CertificateException.class)) {
            return "the certificate of " + server + " is not for that name";
        }
        if (has(failure, SSLException.class)) {
            return "no secure connection to " + server + " came about";
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return server + " cannot be reached: connection refused or no way there";
        }
        return server + " broke off the connection";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (kind.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
