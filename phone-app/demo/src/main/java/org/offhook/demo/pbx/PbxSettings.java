package org.offhook.demo.pbx;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How the PBX runs.
 *
 * @param address the one address that it binds to
 * @param port for UDP and TCP; 0 takes a free one
 * @param users who may register
 * @param quiet how long a phone in a service call may send nothing before it is asked whether it still lives
 * @param probeLimit how long it has for its answer
 * @param callBackAfter from the end of the call to 603 to the call back
 * @param ringLimit how long a call back rings
 */
public record PbxSettings(
        InetAddress address,
        int port,
        List<User> users,
        Duration quiet,
        Duration probeLimit,
        Duration callBackAfter,
        Duration ringLimit) {

    public PbxSettings {
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("the PBX needs an address that phones can reach, not the wildcard");
        }
        users = List.copyOf(users);
    }

    /** On 127.0.0.1 and any free port. */
    public static PbxSettings onLoopback(List<User> users) {
        return new PbxSettings(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                users,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30));
    }

    public PbxSettings withAddress(InetAddress other) {
        return new PbxSettings(other, port, users, quiet, probeLimit, callBackAfter, ringLimit);
    }

    public PbxSettings withPort(int other) {
        return new PbxSettings(address, other, users, quiet, probeLimit, callBackAfter, ringLimit);
    }

    public PbxSettings withQuiet(Duration other, Duration otherProbeLimit) {
        return new PbxSettings(address, port, users, other, otherProbeLimit, callBackAfter, ringLimit);
    }

    public PbxSettings withCallBack(Duration after, Duration otherRingLimit) {
        return new PbxSettings(address, port, users, quiet, probeLimit, after, otherRingLimit);
    }
}
