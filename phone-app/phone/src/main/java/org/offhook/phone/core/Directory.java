package org.offhook.phone.core;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The phone book: in the order of names, and who a number belongs to. Immutable. */
public final class Directory {

    /** Two numbers are the same from that many equal last digits on: +49 30 123456 is 030 123456. */
    private static final int TELLING_DIGITS = 7;

    private static final Comparator<Contact> BY_NAME = Comparator.comparing(Directory::sortKey)
            .thenComparing(Contact::name)
            .thenComparing(Contact::number);

    public static final Directory EMPTY = new Directory(List.of());

    private final List<Contact> contacts;
    private final List<String> names;
    private final Map<String, String> byNumber = new HashMap<>();

    private Directory(List<Contact> contacts) {
        this.contacts = contacts.stream().sorted(BY_NAME).toList();
        names = this.contacts.stream().map(Contact::name).toList();
        this.contacts.forEach(contact -> byNumber.putIfAbsent(key(contact.number()), contact.name()));
    }

    public static Directory of(List<Contact> contacts) {
        return contacts.isEmpty() ? EMPTY : new Directory(contacts);
    }

    /** By name; accents and capitals do not matter. */
    public List<Contact> contacts() {
        return contacts;
    }

    /** Their names, in the same order. */
    public List<String> names() {
        return names;
    }

    /** Whose number this is. */
    public Optional<String> nameOf(String number) {
        return Optional.ofNullable(byNumber.get(key(number)));
    }

    /** The party by its name in the phone book; one that is not in it as it is. */
    public Party named(Party party) {
        return nameOf(party.number())
                .map(name -> new Party(name, party.number()))
                .orElse(party);
    }

    private static String key(String number) {
        String plain = number.replaceAll("[ ()/.-]", "");
        boolean digits = plain.matches("\\+?[0-9]+");
        return digits && plain.length() > TELLING_DIGITS ? plain.substring(plain.length() - TELLING_DIGITS) : plain;
    }

    private static String sortKey(Contact contact) {
        return Normalizer.normalize(contact.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Directory directory && contacts.equals(directory.contacts);
    }

    @Override
    public int hashCode() {
        return contacts.hashCode();
    }

    @Override
    public String toString() {
        return contacts.size() + " contacts";
    }
}
