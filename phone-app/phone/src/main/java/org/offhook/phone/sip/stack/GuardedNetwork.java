package org.offhook.phone.sip.stack;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The connections that jSIP gets; datagrams are {@link UdpTransport}'s. A connection from an address that the
 * {@link SourceFilter} does not know is closed before a byte of it is read.
 */
final class GuardedNetwork implements NetworkLayer {

    private static final int CONNECT_TIMEOUT_MS = 5000;

    private final SourceFilter filter;

    GuardedNetwork(SourceFilter filter) {
        this.filter = filter;
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress localAddress) throws SocketException {
        throw new SocketException("UDP has a transport of its own");
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        throw new SocketException("UDP has a transport of its own");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress bindAddress) throws IOException {
        return new GuardedServerSocket(port, backlog, bindAddress);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connect(address, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress) throws IOException {
        return connect(address, port, localAddress, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connect(address, port, localAddress, localPort);
    }

    private static Socket connect(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        Socket socket = new Socket();
        try {
            if (localAddress != null && !localAddress.isAnyLocalAddress()) {
                socket.bind(new InetSocketAddress(localAddress, localPort));
            }
            socket.connect(new InetSocketAddress(address, port), CONNECT_TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress bindAddress) throws IOException {
        throw new IOException("TLS connections to the phone are not offered");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw new IOException("TLS is not available yet");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress localAddress) throws IOException {
        return createSSLSocket(address, port);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // needs nothing of it
    }

    private final class GuardedServerSocket extends ServerSocket {

        GuardedServerSocket(int port, int backlog, InetAddress bindAddress) throws IOException {
            super(port, backlog, bindAddress);
        }

        @Override
        public Socket accept() throws IOException {
            while (true) {
                Socket socket = super.accept();
                if (filter.allowsPacket(socket.getInetAddress())) {
                    return socket;
                }
                socket.close();
            }
        }
    }
}
