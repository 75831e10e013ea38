package org.offhook.hal.learn;

/** Something that is found out by prompts. On the loop only. */
interface Question {

    /** Begins; {@code then} runs when it is answered. */
    void ask(Runnable then);

    /** The user has not got it: gives up what it has begun. */
    void drop();
}
