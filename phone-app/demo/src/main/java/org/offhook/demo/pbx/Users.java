package org.offhook.demo.pbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may register and be called. Immutable. */
final class Users {

    private final Map<String, User> byNumber;

    /** @throws IllegalArgumentException if two have the same number */
    Users(List<User> users) {
        Map<String, User> numbers = new LinkedHashMap<>();
        for (User user : users) {
            if (numbers.put(user.number(), user) != null) {
                throw new IllegalArgumentException("two users have the number " + user.number());
            }
        }
        byNumber = numbers;
    }

    Optional<User> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
