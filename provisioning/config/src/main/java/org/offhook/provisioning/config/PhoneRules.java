package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.tree.Problem.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Values;
import org.offhook.provisioning.config.tree.Problems;

/** Rules between fields. They run on a tree with problems too, and keep silent where a field they need has one. */
final class PhoneRules {

    private final Values root;
    private final Problems problems;

    PhoneRules(Values root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void check() {
        idsDiffer(root.groups("accounts"));
        keysMakeSense(root.groups("keys"), root.groups("accounts"));
        jitterLimitsInOrder(root.group("media"));
        enoughPorts(root.group("media"));
    }

    /** The id of an account: as given, or its place in the list. */
    static String id(Values account, int index) {
        return account.optionalText("id").orElse(String.valueOf(index + 1));
    }

    private void idsDiffer(List<Values> accounts) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            Values account = accounts.get(i);
            Integer other = seen.putIfAbsent(id(account, i), i);
            if (other == null) {
                continue;
            }
            String path = "accounts[" + i + "]";
            String id = quote(id(account, i));
            if (account.optionalText("id").isPresent()) {
                problems.add(account.place("id"), path + ".id", id + " is the id of accounts[" + other + "] too");
            } else {
                problems.add(
                        account.place("id"),
                        path,
                        "needs an \"id\", because " + id + " is that of accounts[" + other + "]");
            }
        }
    }

    /** The place of a key, from 1; 0 if it has none that is right. */
    static int keyNumber(Values key) {
        String name = key.optionalText("key").orElse("");
        return name.matches("line[1-6]") ? name.charAt(4) - '0' : 0;
    }

    private void keysMakeSense(List<Values> keys, List<Values> accounts) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            ids.add(id(accounts.get(i), i));
        }
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Values key = keys.get(i);
            String path = "keys[" + i + "]";
            int number = keyNumber(key);
            Integer other = number == 0 ? null : seen.putIfAbsent(number, i);
            if (other != null) {
                problems.add(key.place("key"), path + ".key", "is what keys[" + other + "] is for too");
            }
            String account = key.optionalText("account").orElse("");
            if (!account.isEmpty() && !ids.contains(account) && !problems.names(path + ".account")) {
                problems.add(key.place("account"), path + ".account", quote(account) + " is the id of no account");
            } else if (account.isEmpty() && ids.isEmpty() && !problems.names("accounts")) {
                problems.add(key.place("key"), path, "needs an account, and there is none");
            }
            String type = key.optionalText("type").orElse("");
            boolean dials = type.equals("blf") || type.equals("speedDial");
            if (dials && !key.given("value")) {
                problems.add(key.place("type"), path, "needs a \"value\", because it is of type " + type);
            }
        }
    }

    private void jitterLimitsInOrder(Values media) {
        int least = media.whole("jitterMinMs");
        int most = media.whole("jitterMaxMs");
        if (least > most && !problems.names("media.jitterMinMs") && !problems.names("media.jitterMaxMs")) {
            boolean given = media.given("jitterMinMs");
            String sentence = given
                    ? least + " is more than jitterMaxMs, which is " + most
                    : most + " is less than jitterMinMs, which is " + least;
            String name = given ? "jitterMinMs" : "jitterMaxMs";
            problems.add(media.place(name), "media." + name, sentence);
        }
    }

    private void enoughPorts(Values media) {
        Optional<String> range = media.optionalText("rtpPorts");
        if (range.isEmpty() || problems.names("media.rtpPorts") || problems.names("calls.max")) {
            return;
        }
        PhoneConfig.PortRange ports = PhoneBinder.portRange(range.get());
        int calls = root.group("calls").whole("max");
        int count = ports.last() - ports.first() + 1;
        if (count < 2 * calls) {
            problems.add(
                    media.place("rtpPorts"),
                    "media.rtpPorts",
                    count + " ports are too few for " + calls + " calls, which take " + 2 * calls);
        }
    }
}
