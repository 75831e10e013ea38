package org.offhook.phone.core.menu;

/** What a place of the menu is called, and how it is told from its neighbours. */
public sealed interface Label {

    /** In the words of the user's language. */
    record Said(Title title) implements Label {}

    /** The same in every language. */
    record Named(String name) implements Label {}
}
