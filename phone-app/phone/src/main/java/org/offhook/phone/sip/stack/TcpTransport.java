package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.TCPMessageProcessor;
import java.io.IOException;
import java.net.InetAddress;

/** jSIP's TCP, which may be stopped although its port could not be had. */
final class TcpTransport extends TCPMessageProcessor {

    private volatile boolean started;

    TcpTransport(InetAddress address, int port, SIPTransactionStack stack) {
        super(address, stack, port);
    }

    @Override
    public void start() throws IOException {
        super.start();
        started = true;
    }

    @Override
    public synchronized void stop() {
        if (started) {
            super.stop();
        }
    }
}
