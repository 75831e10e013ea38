package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Set;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A peer over UDP, as jSIP wants to see one: made for each packet that came and for each message to be sent. */
final class UdpChannel extends MessageChannel implements RawMessageChannel, ParseExceptionListener {

    private static final Logger LOG = LoggerFactory.getLogger(UdpChannel.class);
    private static final String VERSION = "SIP/2.0";
    private static final int PORT = 5060;

    /** A message that has one of these broken is refused; of the others the broken header alone is ignored. */
    private static final Set<Class<?>> NEEDED = Set.of(
            From.class,
            To.class,
            CSeq.class,
            Via.class,
            CallID.class,
            ContentLength.class,
            RequestLine.class,
            StatusLine.class);

    private final UdpTransport transport;
    private final InetAddress address;
    private final int sourcePort;
    private int port;

    UdpChannel(UdpTransport transport, InetAddress address, int port) {
        this.transport = transport;
        this.messageProcessor = transport;
        this.address = address;
        this.sourcePort = port;
        this.port = port;
    }

    /** A packet from the peer. On the loop; nothing that it holds makes this throw. */
    void received(byte[] packet) {
        try {
            int length = Datagrams.messageLength(packet);
            if (length < 0) {
                refuse(packet, length == Datagrams.HEADERS_CUT ? "Headers cut short" : "Body cut short");
                return;
            }
            byte[] whole = length == packet.length ? packet : Arrays.copyOf(packet, length);
            SIPMessage message = transport.parser().parseSIPMessage(whole, true, false, this);
            if (message != null && hasWhatIsNeeded(message) && isAcceptable(message, packet)) {
                processMessage(message);
            }
        } catch (ParseException e) {
            refuse(packet, "Malformed message");
        }
    }

    private static boolean hasWhatIsNeeded(SIPMessage message) {
        return message.getFrom() != null
                && message.getTo() != null
                && message.getCallId() != null
                && message.getCSeq() != null
                && message.getTopmostVia() != null;
    }

    /** Puts into the Via of a request where it came from (RFC 3261 §18.2.1, RFC 3581 §4). */
    private boolean isAcceptable(SIPMessage message, byte[] packet) throws ParseException {
        if (!(message instanceof SIPRequest request)) {
            return true;
        }
        if (!VERSION.equals(request.getRequestLine().getSipVersion())) {
            reply(request.createResponse(Response.VERSION_NOT_SUPPORTED));
            return false;
        }
        if (!request.getMethod().equalsIgnoreCase(request.getCSeq().getMethod())) {
            refuse(packet, "CSeq has another method");
            return false;
        }
        Via via = request.getTopmostVia();
        String source = address.getHostAddress();
        boolean wantsPort = via.hasParameter(Via.RPORT);
        if (wantsPort || !via.getHost().equals(source)) {
            via.setParameter(Via.RECEIVED, source);
        }
        if (wantsPort) {
            via.setParameter(Via.RPORT, Integer.toString(sourcePort));
        }
        port = via.getPort() > 0 ? via.getPort() : PORT;
        return true;
    }

    private void refuse(byte[] packet, String why) {
        Datagrams.badRequest(packet, why).ifPresent(response -> send(response, sourcePort));
    }

    private void reply(SIPResponse response) {
        send(response.encodeAsBytes(getTransport()), sourcePort);
    }

    private void send(byte[] message, int toPort) {
        try {
            transport.send(message, address, toPort);
        } catch (IOException e) {
            LOG.debug("refusal not sent", e);
        }
    }

    @Override
    public void processMessage(SIPMessage message) {
        message.setRemoteAddress(address);
        message.setRemotePort(port);
        message.setLocalPort(getPort());
        message.setLocalAddress(transport.getIpAddress());
        message.setPeerPacketSourceAddress(address);
        message.setPeerPacketSourcePort(sourcePort);
        switch (message) {
            case SIPRequest request -> process(request);
            case SIPResponse response -> process(response);
            default -> LOG.debug("neither request nor response");
        }
    }

    private void process(SIPRequest request) {
        ServerRequestInterface transaction = getSIPStack().newSIPServerRequest(request, this);
        if (transaction == null) {
            return;
        }
        try {
            transaction.processRequest(request, this);
        } finally {
            release(transaction);
        }
    }

    private void process(SIPResponse response) {
        try {
            response.checkHeaders();
        } catch (ParseException e) {
            LOG.debug("response without what it needs", e);
            return;
        }
        ServerResponseInterface transaction = getSIPStack().newSIPServerResponse(response, this);
        if (transaction == null) {
            return;
        }
        try {
            if (!(transaction instanceof SIPClientTransaction client) || client.checkFromTag(response)) {
                transaction.processResponse(response, this);
            }
        } finally {
            release(transaction);
        }
    }

    /** jSIP holds a transaction while a message of it is worked on; who passed it to the listener has let go of it. */
    private static void release(Object worked) {
        if (worked instanceof SIPTransaction transaction && !transaction.passToListener()) {
            transaction.releaseSem();
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as jSIP has it
    public void handleException(
            ParseException cause, SIPMessage message, Class headerClass, String header, String whole)
            throws ParseException {
        if (headerClass != null && NEEDED.contains(headerClass)) {
            throw cause;
        }
        message.addUnparsed(header);
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        transport.send(message.encodeAsBytes(getTransport()), address, port);
        message.setRemoteAddress(address);
        message.setRemotePort(port);
        message.setLocalPort(getPort());
        message.setLocalAddress(transport.getIpAddress());
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int receiverPort, boolean reconnect)
            throws IOException {
        transport.send(message, receiver, receiverPort);
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return transport.getSIPStack();
    }

    @Override
    public String getTransport() {
        return "udp";
    }

    @Override
    public boolean isReliable() {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getPeerAddress() {
        return address.getHostAddress();
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return address;
    }

    @Override
    protected String getPeerProtocol() {
        return "udp";
    }

    @Override
    public int getPeerPort() {
        return port;
    }

    @Override
    public int getPeerPacketSourcePort() {
        return sourcePort;
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return address;
    }

    @Override
    public String getKey() {
        return "udp:" + address.getHostAddress() + ":" + port;
    }

    @Override
    public String getViaHost() {
        return transport.getIpAddress().getHostAddress();
    }

    @Override
    public int getViaPort() {
        return transport.getPort();
    }

    @Override
    public void close() {
        // the socket is the transport's
    }
}
