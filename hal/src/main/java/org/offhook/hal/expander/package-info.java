/** Chips on a bus that add lines to a board. */
package org.offhook.hal.expander;
