package org.offhook.hal.learn;

import org.offhook.hal.key.Key;

/** What the user is asked to do now. */
public sealed interface Prompt {

    /** Leave everything alone: the handset in the cradle, no key down, the dial at rest. */
    record HandsOff() implements Prompt {}

    /** Press a key and hold it. */
    record Press(Key key) implements Prompt {}

    record LetGo(Key key) implements Prompt {}

    record Lift() implements Prompt {}

    record PutDown() implements Prompt {}

    /** @param digit as it stands on the dial */
    record Dial(int digit) implements Prompt {}
}
