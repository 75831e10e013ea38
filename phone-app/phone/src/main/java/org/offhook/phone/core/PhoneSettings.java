package org.offhook.phone.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings that the core goes by.
 *
 * @param lines the lines that exist, in the order of their keys
 * @param programmed the keys beside the display, by number from 1, that are not for the line of their own place
 * @param maxCalls calls at a time, all lines together; a further caller hears busy
 * @param language as configured; BCP 47
 * @param timeZone as configured; IANA name
 * @param directory the phone book
 * @param emergency numbers that are always called, also with a locked keypad or on a line out of service
 */
public record PhoneSettings(
        List<Line> lines,
        Map<Integer, KeyUse> programmed,
        int maxCalls,
        Times times,
        String language,
        String timeZone,
        List<String> emergency,
        Directory directory) {

    public PhoneSettings {
        lines = List.copyOf(lines);
        programmed = Map.copyOf(programmed);
        emergency = List.copyOf(emergency);
    }

    /** With an empty phone book. */
    public PhoneSettings(
            List<Line> lines,
            Map<Integer, KeyUse> programmed,
            int maxCalls,
            Times times,
            String language,
            String timeZone,
            List<String> emergency) {
        this(lines, programmed, maxCalls, times, language, timeZone, emergency, Directory.EMPTY);
    }

    /** Without emergency numbers. */
    public PhoneSettings(
            List<Line> lines,
            Map<Integer, KeyUse> programmed,
            int maxCalls,
            Times times,
            String language,
            String timeZone) {
        this(lines, programmed, maxCalls, times, language, timeZone, List.of());
    }

    /** Without programmed keys and emergency numbers. */
    public PhoneSettings(List<Line> lines, int maxCalls, Times times, String language, String timeZone) {
        this(lines, Map.of(), maxCalls, times, language, timeZone, List.of());
    }

    /** English, in universal time. */
    public PhoneSettings(List<Line> lines, int maxCalls, Times times) {
        this(lines, maxCalls, times, "en", "UTC");
    }

    /** True for a number that is always called. */
    public boolean isEmergency(String number) {
        return emergency.contains(number);
    }

    /** What each key beside the display is for, by its number, in order. A key without a use has no entry. */
    public SortedMap<Integer, KeyUse> keys() {
        SortedMap<Integer, KeyUse> keys = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            keys.put(i + 1, new KeyUse.OfLine(lines.get(i).id(), lines.get(i).label()));
        }
        keys.putAll(programmed);
        return keys;
    }

    /** The extensions that keys show. */
    public Set<Watched> watched() {
        return programmed.values().stream()
                .filter(KeyUse.Watch.class::isInstance)
                .map(use -> ((KeyUse.Watch) use).who())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param label what the screen calls it
     * @param number the extension or user name by which it is called; may be empty
     * @param mailbox what is dialled to hear its messages; empty if there is nothing to dial
     */
    public record Line(LineId id, String label, String number, String mailbox) {

        /** A line without a mailbox. */
        public Line(LineId id, String label, String number) {
            this(id, label, number, "");
        }

        public boolean hasMailbox() {
            return !mailbox.isEmpty();
        }

        /** A line whose number the screen does not tell apart. */
        public Line(LineId id, String label) {
            this(id, label, "");
        }
    }

    /**
     * How long things take; defaults by {@link #defaults()}.
     *
     * @param dialTone dial tone without a digit, then congestion tone
     * @param congestion congestion tone, then off-hook warning
     * @param offHookWarning off-hook warning, then silence
     * @param interDigit after the last digit of a number that is complete but could go on: it is dialled
     * @param digitsMissing after the last digit of what is no number: congestion tone
     * @param incomingRing then the caller is refused
     * @param outgoingRing then the call is given up
     * @param endedNotice how long the screen says why a call ended
     * @param endedTone handset up after the far end hung up: congestion tone
     * @param holdReminder first and further beeps for a held call
     * @param heldRingBack until a held call rings back after the user hung up another one
     * @param softKeyGuard soft keys are ignored after a change that the user did not cause
     * @param digitSound how long a pressed digit is heard
     */
    public record Times(
            Duration dialTone,
            Duration congestion,
            Duration offHookWarning,
            Duration interDigit,
            Duration digitsMissing,
            Duration incomingRing,
            Duration outgoingRing,
            Duration endedNotice,
            Duration endedTone,
            Duration holdReminder,
            Duration heldRingBack,
            Duration softKeyGuard,
            Duration digitSound) {

        public static Times defaults() {
            return new Times(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(300),
                    Duration.ofMillis(150));
        }
    }
}
