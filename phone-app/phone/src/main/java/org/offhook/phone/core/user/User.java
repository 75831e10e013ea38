package org.offhook.phone.core.user;

/** What is kept of the user over a restart, his calls apart. */
public record User(UserSettings settings, PinLock pin) {

    public static final User NEW = new User(UserSettings.NONE, PinLock.NONE);

    public User with(UserSettings changed) {
        return new User(changed, pin);
    }

    public User with(PinLock changed) {
        return new User(settings, changed);
    }
}
