package org.offhook.hal.display.hd44780;

import org.offhook.hal.display.font.Transliteration;

/** What a ROM can show: its characters, and those that look like one of them. */
record RomCharacters(CharacterRom rom, Transliteration transliteration) {

    /** The character of the ROM that is shown for a character, or −1. */
    int shown(int codePoint) {
        if (rom.has(codePoint)) {
            return codePoint;
        }
        for (int alike : transliteration.alike(codePoint)) {
            if (rom.has(alike)) {
                return alike;
            }
        }
        return -1;
    }
}
