/**
 * Displays, and text as cells: what stands in each column of each row. How a cell becomes a glyph (character
 * ROM, bitmap font) is each display's affair.
 */
package org.offhook.hal.display;
