package org.offhook.phone.core.menu;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.offhook.phone.core.text.Alphabet;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.User;

/**
 * What the menu has to know of the phone.
 *
 * @param lines how many accounts there are
 * @param faults how many parts of the board do not work
 * @param knobs what can be adjusted on this phone
 * @param mailboxes places of the lines with messages to speak of, from 0
 * @param contacts names of the phone book, in its order
 * @param calls how many calls each list has
 * @param inForce the settings as they are now, whoever made them
 */
public record Surroundings(
        int lines,
        int faults,
        Set<Knob> knobs,
        List<Integer> mailboxes,
        List<String> contacts,
        Map<CallFilter, Integer> calls,
        User user,
        Map<Setting, String> inForce,
        Locale language,
        Instant at) {

    public Surroundings {
        knobs = Set.copyOf(knobs);
        mailboxes = List.copyOf(mailboxes);
        contacts = List.copyOf(contacts);
        calls = Map.copyOf(calls);
        inForce = Map.copyOf(inForce);
    }

    /** What the keys write. */
    Alphabet alphabet() {
        return Alphabet.of(language);
    }
}
