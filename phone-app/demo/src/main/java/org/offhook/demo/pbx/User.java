package org.offhook.demo.pbx;

import java.security.SecureRandom;

/**
 * Somebody with a phone.
 *
 * @param number what others dial; also the user name for authentication
 * @param name for people
 */
public record User(String number, String name, String password) {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    /** A user whose password nobody can guess. */
    public static User withRandomPassword(String number, String name) {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new User(number, name, password.toString());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return number + " " + name;
    }
}
