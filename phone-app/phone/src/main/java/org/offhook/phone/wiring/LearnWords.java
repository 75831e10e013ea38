package org.offhook.phone.wiring;

import org.offhook.hal.learn.Notice;
import org.offhook.hal.learn.Prompt;

/** What the wizard says. */
final class LearnWords {

    private LearnWords() {}

    static String of(Prompt prompt) {
        return switch (prompt) {
            case Prompt.HandsOff _ -> "Leave everything alone for a moment: handset down, no key pressed.";
            case Prompt.Press p -> "Press and hold " + p.key().word() + "   (Enter: there is no such key)";
            case Prompt.LetGo p -> "Let go of " + p.key().word();
            case Prompt.Lift _ -> "Lift the handset   (Enter: there is none)";
            case Prompt.PutDown _ -> "Put it down";
            case Prompt.Dial p -> "Dial " + p.digit() + "   (Enter: there is no dial)";
        };
    }

    static String of(Notice notice) {
        return switch (notice) {
            case Notice.LeftOut n -> "  " + n.line() + " is left out: " + n.sentence();
            case Notice.FoundCrossing n -> "  " + n.key().word() + " joins " + n.one() + " and " + n.other();
            case Notice.FoundLine n -> "  " + n.key().word() + " is " + n.line();
            case Notice.FoundHook n ->
                "  hook switch at " + n.line() + ", bounces for " + n.bounce().toMillis() + " ms";
            case Notice.FoundDial n ->
                "  dial at " + n.pulse() + ", " + n.pulses() + " pulses"
                        + n.offNormal().map(line -> ", turned at " + line).orElse("");
            case Notice.Several _ -> "  Several contacts moved at once; once more, please.";
            case Notice.AlreadyTaken n -> "  That is " + n.by().word() + " already; once more, please.";
            case Notice.NotThat _ -> "  That was something else; once more, please.";
            case Notice.NoMatrix n -> "  " + n.sentence();
            case Notice.Failed n -> "  " + n.sentence();
        };
    }
}
