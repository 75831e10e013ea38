package org.offhook.bench.peer;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers REGISTER (RFC 3261 section 10.3) and remembers when and from where. Written by the peer's receive thread,
 * read by any.
 */
public final class Registrar {

    /**
     * Where a user can be called, and when that became known.
     *
     * @param contact the Contact URI
     * @param source where the REGISTER came from
     * @param firstNanos the clock when the user's first REGISTER arrived
     * @param acceptedNanos the clock just after our 200 was sent
     */
    public record Binding(String contact, SocketAddress source, long firstNanos, long acceptedNanos) {}

    private final boolean challenge;
    private final Map<String, Long> first = new HashMap<>();
    private final Map<String, Binding> bindings = new HashMap<>();

    /** @param challenge ask once for digest credentials; they are not checked: what is measured is the round trip */
    Registrar(boolean challenge) {
        this.challenge = challenge;
    }

    /** Forgets everything, before another program is started. */
    public synchronized void clear() {
        first.clear();
        bindings.clear();
    }

    /** The response to send. {@link #sent} must be called after it went out. */
    synchronized byte[] answer(SipMessage register, long arrivedNanos) {
        first.putIfAbsent(user(register), arrivedNanos);
        if (wants(register)) {
            return SipText.response(
                    register,
                    "401 Unauthorized",
                    "reg",
                    "\r\nWWW-Authenticate: Digest realm=\"bench\", nonce=\"" + Long.toHexString(arrivedNanos)
                            + "\", algorithm=MD5",
                    "");
        }
        String contact = register.header("contact");
        String expires = expires(register);
        String granted = expires.equals("0") ? "" : "\r\nContact: <" + SipMessage.uri(contact) + ">;expires=" + expires;
        return SipText.response(register, "200 OK", "reg", granted, "");
    }

    /** Completes a registration once its 200 is out; wakes those who wait. */
    synchronized void sent(SipMessage register, SocketAddress source, long sentNanos) {
        if (wants(register) || register.header("contact").isEmpty()) {
            return;
        }
        String user = user(register);
        if (expires(register).equals("0")) {
            bindings.remove(user);
        } else {
            String contact = SipMessage.uri(register.header("contact"));
            Binding before = bindings.get(user);
            long accepted = before == null ? sentNanos : before.acceptedNanos();
            bindings.put(user, new Binding(contact, source, first.get(user), accepted));
        }
        notifyAll();
    }

    public synchronized Optional<Binding> binding(String user) {
        return Optional.ofNullable(bindings.get(user));
    }

    /** @return the bindings of all these users; empty if one is missing when the time is up */
    public synchronized Optional<Map<String, Binding>> await(Set<String> users, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!bindings.keySet().containsAll(users)) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return Optional.empty();
            }
            wait(leftMs);
        }
        Map<String, Binding> found = new HashMap<>(bindings);
        found.keySet().retainAll(users);
        return Optional.of(Map.copyOf(found));
    }

    private boolean wants(SipMessage register) {
        return challenge && register.header("authorization").isEmpty();
    }

    private static String user(SipMessage register) {
        return SipMessage.user(SipMessage.uri(register.header("to")));
    }

    private static String expires(SipMessage register) {
        String own = SipMessage.parameter(register.header("contact"), "expires");
        String general = register.header("expires");
        return !own.isEmpty() ? own : !general.isEmpty() ? general : "3600";
    }
}
