/**
 * Board profiles: read from files into the records of {@code hal}, found by name, written, drawn. Faults of parts lead
 * back to the line of the file that describes the part.
 */
package org.offhook.phone.board;
