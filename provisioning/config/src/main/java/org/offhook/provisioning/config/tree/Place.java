package org.offhook.provisioning.config.tree;

/**
 * Where a value was written.
 *
 * @param file name of the file as the user knows it
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in code points; 0 when the line or the file as a whole is meant
 */
public record Place(String file, int line, int column) {

    /** The place of a value that nobody wrote: the default of the field table. */
    public static final Place BUILT_IN = new Place("built-in default", 0, 0);

    /** The whole of a file. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }
}
