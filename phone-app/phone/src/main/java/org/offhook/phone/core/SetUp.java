package org.offhook.phone.core;

/**
 * How the phone comes by its settings, where a server gives them.
 *
 * @param why one sentence for the user if it does not come by them; else empty
 */
public record SetUp(Stage stage, String why) {

    /** Nothing to tell: the phone has its settings. */
    public static final SetUp DONE = new SetUp(Stage.DONE, "");

    public static final SetUp ASKING = new SetUp(Stage.ASKING, "");

    /** How far it is. */
    public enum Stage {
        DONE,
        /** The server is being asked for the first time. */
        ASKING,
        /** There are none yet, and the server is asked again and again. */
        MISSING
    }
}
