package org.offhook.demo.pbx;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.address.URI;

/** Which phones each user has (RFC 3261 §10). What is over is forgotten when next looked at. For the loop only. */
final class Bindings {

    private static final int MOST_PHONES = 4;

    private final InstantSource clock;
    private final Map<String, Map<String, Binding>> byUser = new HashMap<>();

    Bindings(InstantSource clock) {
        this.clock = clock;
    }

    /** The phones of a user, those first that registered first. */
    List<Binding> of(User user) {
        Map<String, Binding> phones = phones(user);
        phones.values().removeIf(phone -> !phone.until().isAfter(clock.instant()));
        return List.copyOf(phones.values());
    }

    Optional<Binding> find(User user, URI contact) {
        return of(user).stream()
                .filter(phone -> phone.contact().equals(contact))
                .findFirst();
    }

    /** Adds or renews; if the user has too many phones the one that comes first goes. */
    void put(User user, Binding phone) {
        Map<String, Binding> phones = phones(user);
        remove(user, phone.contact());
        phones.put(phone.contact().toString(), phone);
        if (phones.size() > MOST_PHONES) {
            phones.remove(phones.keySet().iterator().next());
        }
    }

    void remove(User user, URI contact) {
        phones(user).values().removeIf(phone -> phone.contact().equals(contact));
    }

    private Map<String, Binding> phones(User user) {
        return byUser.computeIfAbsent(user.number(), number -> new LinkedHashMap<>());
    }

    void removeAll(User user) {
        byUser.remove(user.number());
    }

    /** True if some phone is at this address: whom requests inside a dialog may be sent to. */
    boolean anyAt(InetAddress address) {
        return all().stream()
                .anyMatch(phone -> phone.target().address().equals(address)
                        && phone.until().isAfter(clock.instant()));
    }

    /** The phone whose contact leads to the same place. */
    Optional<Binding> reachedBy(URI uri) {
        return Here.target(uri).flatMap(wanted -> all().stream()
                .filter(phone -> Here.target(phone.contact()).equals(Optional.of(wanted)))
                .findFirst());
    }

    private Collection<Binding> all() {
        List<Binding> all = new ArrayList<>();
        byUser.values().forEach(phones -> all.addAll(phones.values()));
        return all;
    }
}
