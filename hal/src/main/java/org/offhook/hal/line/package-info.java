/**
 * GPIO lines, several at once. Keypads, hook switches, dials and lamps are logic above {@link
 * org.offhook.hal.line.LineBank}; how a line is reached (kernel, library, expander, memory) is a back end's affair.
 */
package org.offhook.hal.line;
