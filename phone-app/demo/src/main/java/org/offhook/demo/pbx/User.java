package org.offhook.demo.pbx;

import java.security.SecureRandom;
import java.util.List;

/**
 * Somebody with a phone.
 *
 * @param number what others dial; also the user name for authentication
 * @param name for people
 * @param algorithms digest algorithms that the phone is challenged with, the strongest first
 */
public record User(String number, String name, String password, List<String> algorithms) {

    /** What is offered to phones of today (RFC 8760). */
    static final List<String> MODERN = List.of("SHA-256", "MD5");

    private static final List<String> OLD = List.of("MD5");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    public User {
        algorithms = List.copyOf(algorithms);
    }

    /** A user whose password nobody can guess. */
    public static User withRandomPassword(String number, String name) {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new User(number, name, password.toString(), MODERN);
    }

    /**
     * The same user with a phone of an unknown make. Some give up at a challenge for anything but MD5, even where
     * one for MD5 stands beside it: baresip 1.0 is one of them.
     */
    public User withAnyPhone() {
        return new User(number, name, password, OLD);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return number + " " + name;
    }
}
