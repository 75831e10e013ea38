package org.offhook.hal.display;

/**
 * A display, seen as cells.
 *
 * <p>Threads: {@link #show} is called by one thread at a time, never by the phone loop, since it may take as
 * long as its bus takes; {@link #geometry} by any.
 */
public interface Display {

    CharacterGeometry geometry();

    /**
     * What stands on the display from now on. It may return before the display has taken it, and a text that another one
     * follows meanwhile may never be seen. A display that is lost is no error here: it is set up again when it is back,
     * and then shows what was given last ({@link PanelDisplay}).
     *
     * @param text of this display's geometry; {@link IllegalArgumentException} otherwise
     */
    void show(DisplayText text);
}
