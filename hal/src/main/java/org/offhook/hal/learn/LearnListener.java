package org.offhook.hal.learn;

/** The front end of a {@link BoardLearner}. Called on the loop; must return at once. */
public interface LearnListener {

    void asked(Prompt prompt);

    void noticed(Notice notice);

    /** Everything was asked, or nothing more can be. */
    void done(Learnt learnt);
}
