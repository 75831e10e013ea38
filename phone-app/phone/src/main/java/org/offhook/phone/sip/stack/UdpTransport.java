package org.offhook.phone.sip.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over UDP in place of jSIP's: the SIP loop itself reads the socket, parses the packet and hands it to jSIP's
 * transactions, where jSIP would use one thread to read and one to parse. What comes from an address that the
 * {@link SourceFilter} does not know is dropped before a byte of it is looked at.
 */
final class UdpTransport extends MessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(UdpTransport.class);

    /** Longest message taken: more than any phone needs. A longer one is cut, and refused because of it. */
    private static final int LARGEST_MESSAGE = 16_384;

    private static final int SOCKET_BUFFER = 262_144;
    private static final int PORT = 5060;

    private final SipLoop loop;
    private final SourceFilter filter;
    private final MessageParser parser;
    private final DatagramChannel socket;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_MESSAGE); // the loop's alone

    /** @throws IOException the port cannot be had */
    UdpTransport(InetAddress address, int port, SIPTransactionStack stack, SipLoop loop, SourceFilter filter)
            throws IOException {
        super(address, port, "udp", stack);
        this.loop = loop;
        this.filter = filter;
        this.parser = stack.getMessageParserFactory().createMessageParser(stack);
        this.socket = DatagramChannel.open();
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void start() {
        loop.watch(socket, this::readable);
    }

    /** One packet at a time: tasks and timers of the loop come between two of them. */
    private void readable() {
        packet.clear();
        InetSocketAddress source;
        try {
            source = (InetSocketAddress) socket.receive(packet);
        } catch (IOException e) {
            LOG.debug("nothing received", e);
            return;
        }
        if (source != null && filter.allowsPacket(source.getAddress())) {
            byte[] message = new byte[packet.flip().remaining()];
            packet.get(message);
            new UdpChannel(this, source.getAddress(), source.getPort()).received(message);
        }
    }

    MessageParser parser() {
        return parser;
    }

    /** Any thread. What the system has no room for is lost, as it may be anywhere on its way. */
    void send(byte[] message, InetAddress address, int port) throws IOException {
        try {
            socket.send(ByteBuffer.wrap(message), new InetSocketAddress(address, port));
        } catch (IllegalArgumentException e) {
            throw new IOException("no datagram can go to " + address + " port " + port, e);
        }
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws UnknownHostException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) {
        return new UdpChannel(this, target, port);
    }

    @Override
    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("socket", e);
        }
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return sipStack;
    }

    @Override
    public int getDefaultTargetPort() {
        return PORT;
    }

    @Override
    public int getMaximumMessageSize() {
        return LARGEST_MESSAGE;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public boolean inUse() {
        return false;
    }
}
