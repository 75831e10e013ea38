package org.offhook.phone.core;

/** An entry of the phone book. */
public record Contact(String name, String number) {}
